import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { refused } from '../refused.ts';
import { type Resources, idOf, together } from '../ways.ts';

const subnetIds = [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')];
const groupOf = (name: string) => `\${aws_lb_target_group.${name}.arn}`;

/** A load balancer with a listener to a target group with an instance. */
function site(name: string): Resources {
  return {
    aws_lb: { [name]: { load_balancer_type: 'network', subnets: subnetIds } },
    aws_lb_target_group: { [name]: { port: 80, protocol: 'TCP', vpc_id: idOf('aws_vpc', 'v') } },
    aws_lb_listener: {
      [name]: {
        load_balancer_arn: `\${aws_lb.${name}.arn}`,
        port: 80,
        protocol: 'TCP',
        default_action: [{ type: 'forward', target_group_arn: groupOf(name) }],
      },
    },
    aws_instance: { [name]: { subnet_id: subnetIds[0] } },
    aws_lb_target_group_attachment: {
      [name]: { target_group_arn: groupOf(name), target_id: idOf('aws_instance', name) },
    },
  };
}

const records = (weight: number): Resources => ({
  aws_route53_record: Object.fromEntries(
    ['one', 'two'].map((name) => [
      name,
      {
        zone_id: 'Z1',
        name: 'www.example.org',
        type: 'A',
        set_identifier: name,
        weighted_routing_policy: [{ weight: name === 'one' ? 1 : weight }],
        alias: [{ name: `\${aws_lb.${name}.dns_name}`, zone_id: 'Z2', evaluate_target_health: true }],
      },
    ]),
  ),
});

/** Two sites of one name, the second without what is named. */
async function told(without: readonly string[], ...more: readonly Resources[]): Promise<string[]> {
  const second = Object.fromEntries(Object.entries(site('two')).filter(([type]) => !without.includes(type)));
  const { aws_route53_record = {} } = more[0] ?? {};
  const network = await networkOf(
    together(
      {
        aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
        aws_subnet: {
          a: { vpc_id: idOf('aws_vpc', 'v'), availability_zone: 'zone-a' },
          b: { vpc_id: idOf('aws_vpc', 'v'), availability_zone: 'zone-b' },
        },
      },
      site('one'),
      second,
      Object.keys(aws_route53_record).length > 0 ? {} : records(1),
      ...more,
    ),
  );
  return refused(network);
}

test('a balancer without listener leads nowhere where the other one of its name has one', async () => {
  expect(await told([])).toEqual([]);
  expect(await told(['aws_lb_listener'])).toEqual(['aws_lb.two: aws_lb.two has no listener, and aws_lb.one has one']);
});

test('so does one whose target group has no targets', async () => {
  expect(await told(['aws_lb_target_group_attachment'])).toEqual([
    'aws_lb.two: aws_lb_target_group.two has no targets, and there are targets behind aws_lb.one',
  ]);
});

test('what may be registered, or listen, is open', async () => {
  const attachment = { t: { target_group_arn: '${var.group}', target_id: idOf('aws_instance', 'two') } };
  expect(await told(['aws_lb_target_group_attachment'], { aws_lb_target_group_attachment: attachment })).toEqual([]);
  const service = {
    s: { desired_count: 1, load_balancer: [{ target_group_arn: groupOf('two'), container_name: 'c' }] },
  };
  expect(await told(['aws_lb_target_group_attachment'], { aws_ecs_service: service })).toEqual([]);
  const listener = { l: { load_balancer_arn: '${var.balancer}', port: 80, protocol: 'TCP' } };
  expect(await told(['aws_lb_listener'], { aws_lb_listener: listener })).toEqual([]);
});

test('one that gets no traffic yet, or has no sibling, is open', async () => {
  expect(await told(['aws_lb_listener'], records(0))).toEqual([]);
  const alone = { aws_route53_record: { one: records(1)['aws_route53_record']?.['one'] ?? {} } };
  expect(await told(['aws_lb_listener'], alone)).toEqual([]);
  expect(await told(['aws_lb_target_group_attachment', 'aws_lb_listener'], records(0))).toEqual([]);
});

test('classic load balancers are told alike', async () => {
  const listener = [{ lb_port: 80, lb_protocol: 'tcp', instance_port: 80, instance_protocol: 'tcp' }];
  const classic = (name: string, instances: readonly string[]): Resources => ({
    aws_elb: { [name]: { subnets: subnetIds, listener, ...(instances.length > 0 && { instances }) } },
  });
  const named: Resources = {
    aws_route53_record: Object.fromEntries(
      ['c', 'd'].map((name) => [
        name,
        {
          zone_id: 'Z1',
          name: 'old.example.org',
          type: 'CNAME',
          ttl: 60,
          set_identifier: name,
          latency_routing_policy: [{ region: name === 'c' ? 'eu-west-1' : 'eu-west-2' }],
          records: [`\${aws_elb.${name}.dns_name}`],
        },
      ]),
    ),
  };
  const members = [idOf('aws_instance', 'one')];
  expect(await told([], named, classic('c', members), classic('d', []))).toEqual([
    'aws_elb.d: aws_elb.d has no targets, and there are targets behind aws_elb.c',
  ]);
  expect(await told([], named, classic('c', members), classic('d', members))).toEqual([]);
});
