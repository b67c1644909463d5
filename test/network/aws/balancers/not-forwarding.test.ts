import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { refused } from '../refused.ts';
import { type Resources, idOf, together } from '../ways.ts';

const vpc = { vpc_id: idOf('aws_vpc', 'v') };
const answer = { type: 'fixed-response', fixed_response: [{ content_type: 'text/plain', status_code: '503' }] };
const forward = (group: string) => ({ type: 'forward', target_group_arn: `\${aws_lb_target_group.${group}.arn}` });

/** A load balancer whose listener does this, and a target group with an instance. */
async function told(action: object, ...more: readonly Resources[]): Promise<string[]> {
  const network = await networkOf(
    together(
      {
        aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
        aws_subnet: { a: { ...vpc, availability_zone: 'zone-a' }, b: { ...vpc, availability_zone: 'zone-b' } },
        aws_instance: { i: { subnet_id: idOf('aws_subnet', 'a') } },
        aws_lb: { l: { security_groups: ['sg-1'], subnets: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')] } },
        aws_lb_target_group: { t: { port: 80, protocol: 'HTTP', ...vpc }, u: { port: 81, protocol: 'HTTP', ...vpc } },
        aws_lb_target_group_attachment: {
          t: { target_group_arn: '${aws_lb_target_group.t.arn}', target_id: idOf('aws_instance', 'i') },
        },
        aws_lb_listener: {
          l: { load_balancer_arn: '${aws_lb.l.arn}', port: 80, protocol: 'HTTP', default_action: [action] },
        },
      },
      ...more,
    ),
  );
  return [...new Set(refused(network).map((line) => line.slice(line.indexOf(': ') + 2)))];
}

const unforwarded =
  'default_action of aws_lb_listener.l sends no request on, and no listener leads to aws_lb_target_group.t';

test('a listener that answers everybody by itself leads to no target', async () => {
  expect(await told(answer)).toEqual([unforwarded]);
  expect(await told(forward('t'))).toEqual([]);
});

test('a rule that forwards is enough, and one that is not known may', async () => {
  const rule = (action: object): Resources => ({
    aws_lb_listener_rule: {
      r: {
        listener_arn: '${aws_lb_listener.l.arn}',
        priority: 1,
        condition: [{ path_pattern: [{ values: ['/app/*'] }] }],
        action: [action],
      },
    },
  });
  expect(await told(answer, rule(forward('t')))).toEqual([]);
  expect(await told(answer, rule({ type: 'forward', target_group_arn: '${var.group}' }))).toEqual([]);
  expect(await told(answer, rule(answer))).toEqual([unforwarded]);
});

test('weights of 0 send nothing', async () => {
  const weighted = (...weights: readonly number[]) => ({
    type: 'forward',
    forward: [
      {
        target_group: ['t', 'u'].map((name, index) => ({
          arn: `\${aws_lb_target_group.${name}.arn}`,
          weight: weights[index],
        })),
      },
    ],
  });
  expect(await told(weighted(0, 0))).toEqual([unforwarded]);
  expect(await told(weighted(1, 0))).toEqual([]);
});

test('which of two such balancers was meant is not known', async () => {
  const second: Resources = {
    aws_lb: { m: { subnets: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')] } },
    aws_lb_listener: {
      m: { load_balancer_arn: '${aws_lb.m.arn}', port: 80, protocol: 'HTTP', default_action: [answer] },
    },
  };
  expect(await told(answer, second)).toEqual([]);
});

test('a classic load balancer sends on the port of its listener, and checks on another', async () => {
  const classic = (ingress: readonly object[]): Promise<string[]> =>
    told(forward('t'), {
      aws_security_group: {
        door: {
          ...vpc,
          ingress: [{ protocol: 'tcp', from_port: 80, to_port: 80, cidr_blocks: ['0.0.0.0/0'] }],
          egress: [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }],
        },
        app: { ...vpc, ingress },
      },
      aws_instance: {
        j: { subnet_id: idOf('aws_subnet', 'a'), vpc_security_group_ids: [idOf('aws_security_group', 'app')] },
      },
      aws_elb: {
        e: {
          subnets: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')],
          security_groups: [idOf('aws_security_group', 'door')],
          instances: [idOf('aws_instance', 'j')],
          listener: [{ lb_port: 80, lb_protocol: 'http', instance_port: 8080, instance_protocol: 'http' }],
          health_check: [
            { target: 'HTTP:8081/', interval: 30, timeout: 5, healthy_threshold: 2, unhealthy_threshold: 2 },
          ],
        },
      },
    });
  const on = (port: number) => ({ protocol: 'tcp', from_port: port, to_port: port, cidr_blocks: ['10.0.0.0/16'] });
  expect(await classic([on(8080), on(8081)])).toEqual([]);
  expect(await classic([])).toEqual([
    'aws_security_group.app does not allow traffic to aws_instance.j on port 8080 from aws_elb.e',
  ]);
  expect(await classic([on(8080)])).toEqual([
    'health checks fail: health_check.target of aws_elb.e is 8081, and traffic to aws_instance.j is subject to aws_security_group.app, which allows another port',
  ]);
});

test('a rule that answers every request hides the default action', async () => {
  const rule = (path: string): Resources => ({
    aws_lb_listener_rule: {
      r: {
        listener_arn: '${aws_lb_listener.l.arn}',
        priority: 1,
        condition: [{ path_pattern: [{ values: [path] }] }],
        action: [answer],
      },
    },
  });
  expect(await told(forward('t'), rule('*'))).toEqual([
    'action of aws_lb_listener_rule.r sends no request on, and no listener leads to aws_lb_target_group.t',
  ]);
  expect(await told(forward('t'), rule('/down'))).toEqual([]);
});

test('a load balancer without a security group has the default group of its VPC, which lets no client in', async () => {
  const door = { aws_security_group: { other: { ...vpc } } };
  const balancer = (more: object) => ({
    aws_lb: { l: { subnets: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')], ...more } },
  });
  const without =
    'aws_lb.l names no security group and gets the default group of the VPC, which allows traffic between its own members only';
  expect(await told(forward('t'), { ...door, ...balancer({}) })).toContain(without);
  expect(await told(forward('t'), { ...door, ...balancer({ security_groups: ['sg-1'] }) })).not.toContain(without);
});
