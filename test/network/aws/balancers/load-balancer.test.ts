import { expect, test } from 'vitest';
import { say } from '../../../networks.ts';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { missing, unknown } from '../../settle.ts';
import { machine } from '../balanced.ts';

const forever = [Infinity, Infinity];

/** A network load balancer over the subnets, with one instance in each of `targets`. */
function behind(balancer: object, targets: readonly string[]) {
  return {
    ...subnets('zone-a', 'zone-b'),
    aws_lb: { n: { load_balancer_type: 'network', ...balancer } },
    aws_lb_target_group: { t: { port: 80, protocol: 'TCP', vpc_id: '${aws_vpc.v.id}' } },
    aws_lb_listener: {
      l: {
        load_balancer_arn: '${aws_lb.n.arn}',
        port: 80,
        default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.t.arn}' }],
      },
    },
    aws_instance: Object.fromEntries(targets.map((subnet) => [subnet, machine(subnet)])),
    aws_lb_target_group_attachment: Object.fromEntries(
      targets.map((subnet) => [
        subnet,
        { target_group_arn: '${aws_lb_target_group.t.arn}', target_id: `\${aws_instance.${subnet}.id}` },
      ]),
    ),
  };
}

const both = { subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] };

test('two zones, a target in each: nothing stops', async () => {
  expect(breaking(await networkOf(behind(both, ['a', 'b'])))).toEqual({});
});

test('two zones, one target: the target and its zone, and without cross-zone the node in front of it', async () => {
  expect(breaking(await networkOf(behind(both, ['a'])))).toEqual({
    'aws_instance.a': forever,
    'aws_lb.n@zone:zone-a': forever,
    'zone zone-a': forever,
  });
  expect(breaking(await networkOf(behind({ ...both, enable_cross_zone_load_balancing: true }, ['a'])))).toEqual({
    'aws_instance.a': forever,
    'zone zone-a': forever,
  });
});

test('one zone: the node and the zone; the targets only where they cannot be reached across zones', async () => {
  const one = { subnets: ['${aws_subnet.a.id}'], enable_cross_zone_load_balancing: true };
  expect(breaking(await networkOf(behind(one, ['a', 'b'])))).toEqual({
    'aws_lb.n@zone:zone-a': forever,
    'zone zone-a': forever,
  });
});

test('unpinned subnets of one load balancer are in different zones: AWS refuses the same zone twice', async () => {
  const network = await networkOf({ ...behind(both, ['a', 'b']), ...subnets(undefined, undefined) });
  expect(breaking(network)).toEqual({});
});

test('a load balancer with nothing behind it in the inputs is an open end, not a finding', async () => {
  const { aws_lb_target_group_attachment: _, aws_instance: __, ...rest } = behind(both, []);
  const network = await networkOf(rest);
  expect(breaking(network)).toEqual({});
  expect(
    network.openEnds.map(({ component, missing: facts }) => [network.components[component]?.id, facts.map(say.fact)]),
  ).toEqual([['aws_lb.n', ['the targets of aws_lb_target_group.t']]]);
});

test('a target group of weight 0 does not serve', async () => {
  const network = await networkOf({
    ...behind({ ...both, enable_cross_zone_load_balancing: true }, ['a', 'b']),
    aws_lb_target_group: { t: { protocol: 'TCP' }, green: { protocol: 'TCP' } },
    aws_lb_listener: {
      l: {
        load_balancer_arn: '${aws_lb.n.arn}',
        default_action: [
          {
            type: 'forward',
            forward: [
              {
                target_group: [
                  { arn: '${aws_lb_target_group.t.arn}', weight: 100 },
                  { arn: '${aws_lb_target_group.green.arn}', weight: 0 },
                ],
              },
            ],
          },
        ],
      },
    },
  });
  expect(breaking(network)).toEqual({});
  expect(network.openEnds).toEqual([]);
});

test('a classic load balancer in one subnet, in front of one instance', async () => {
  const network = await networkOf({
    ...subnets('zone-a', 'zone-b'),
    aws_instance: { a: machine('a') },
    aws_elb: {
      e: {
        subnets: ['${aws_subnet.a.id}'],
        instances: ['${aws_instance.a.id}'],
        listener: [{ lb_port: 443, lb_protocol: 'tcp', instance_port: 443, instance_protocol: 'tcp' }],
      },
    },
  });
  expect(breaking(network)).toEqual({
    'aws_elb.e@zone:zone-a': forever,
    'aws_instance.a': forever,
    'zone zone-a': forever,
  });
  expect(network.components.find(({ id }) => id === 'aws_elb.e@zone:zone-a')?.role).toBe('l4-switch');
});

test('half of the subnets are known: there may be another node, and an application load balancer has one', async () => {
  const half = { subnets: ['${aws_subnet.a.id}', '${var.open}'], enable_cross_zone_load_balancing: true };
  const network = await networkOf(behind(half, ['a', 'b']), unknown);
  expect(breaking(network)).toEqual({
    'aws_lb.n@zone:zone-a': [30, Infinity],
    'zone zone-a': [30, Infinity],
  });
  expect(missing(network, 'aws_lb.n@zone:zone-a')).toEqual(['the subnets of aws_lb.n']);
  const application = { ...half, load_balancer_type: 'application' };
  expect(breaking(await networkOf(behind(application, ['a', 'b']), unknown))).toEqual({});
});

test('mappings whose subnets are not known: their number tells the zones, whatever another branch names as subnets', async () => {
  const mapped = async (count: number, more: object = {}) => {
    const mapping = { subnet_id: '${var.open}' };
    const balancer = { subnet_mapping: Array.from({ length: count }, () => mapping), ...more };
    const crossing = { ...balancer, enable_cross_zone_load_balancing: true };
    return breaking(await networkOf(behind(crossing, ['a', 'b']), unknown));
  };
  const other = { subnets: '${concat([aws_subnet.a.id, aws_subnet.b.id], var.open)}' };
  expect(await mapped(1)).toEqual({ 'aws_lb.n@zone:of aws_lb.n': forever, 'zone of aws_lb.n': forever });
  expect(await mapped(2)).toEqual({});
  expect(await mapped(1, other)).toMatchObject({ 'aws_lb.n@zone:any of zone:zone-a zone:zone-b': forever });
  expect(await mapped(2, other)).toEqual({});
});
