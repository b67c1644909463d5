import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { refused } from '../refused.ts';
import { type Resources, idOf, together } from '../ways.ts';

const vpc = { vpc_id: idOf('aws_vpc', 'v') };
const group = (name: string) => `\${aws_lb_target_group.${name}.arn}`;
const listener = (port: number, to: string) => ({
  load_balancer_arn: '${aws_lb.l.arn}',
  port,
  protocol: 'TCP',
  default_action: [{ type: 'forward', target_group_arn: to }],
});

/** A load balancer with listeners on 443 and 8443, and a machine behind each of the two target groups. */
async function told(listeners: Readonly<Record<string, object>>, ...more: readonly Resources[]): Promise<string[]> {
  const network = await networkOf(
    together(
      {
        aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
        aws_subnet: { a: { ...vpc, availability_zone: 'zone-a' }, b: { ...vpc, availability_zone: 'zone-b' } },
        aws_instance: { app: { subnet_id: idOf('aws_subnet', 'a') }, admin: { subnet_id: idOf('aws_subnet', 'a') } },
        aws_lb: { l: { load_balancer_type: 'network', subnets: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')] } },
        aws_lb_target_group: {
          app: { port: 443, protocol: 'TCP', ...vpc },
          admin: { port: 8443, protocol: 'TCP', ...vpc },
        },
        aws_lb_target_group_attachment: {
          app: { target_group_arn: group('app'), target_id: idOf('aws_instance', 'app') },
          admin: { target_group_arn: group('admin'), target_id: idOf('aws_instance', 'admin') },
        },
        aws_lb_listener: listeners,
      },
      ...more,
    ),
    { variable: { group: { type: 'string' } } },
  );
  return refused(network);
}

const lost =
  'aws_instance.admin: no listener leads to aws_lb_target_group.admin, and aws_lb_listener.admin leads to the target group of another listener';

test('a listener that leads to the group of another leaves its own without traffic', async () => {
  expect(await told({ app: listener(443, group('app')), admin: listener(8443, group('admin')) })).toEqual([]);
  expect(await told({ app: listener(443, group('app')), admin: listener(8443, group('app')) })).toEqual([lost]);
});

test('a rule leads to it, a listener may, and one listener alone tells nothing', async () => {
  const both = { app: listener(443, group('app')), admin: listener(8443, group('app')) };
  const rule: Resources = {
    aws_lb_listener_rule: {
      r: {
        listener_arn: '${aws_lb_listener.admin.arn}',
        condition: [{ path_pattern: [{ values: ['/admin/*'] }] }],
        action: [{ type: 'forward', target_group_arn: group('admin') }],
      },
    },
  };
  expect(await told(both, rule)).toEqual([]);
  expect(await told({ ...both, other: listener(9443, '${var.group}') })).toEqual([]);
  expect(await told({ app: listener(443, group('app')) })).toEqual([]);
});

test('a group to switch to waits for its turn', async () => {
  const both = { app: listener(443, group('app')), admin: listener(8443, group('app')) };
  const blue = { aws_lb_target_group: { app: { port: 80 }, admin: { port: 80 } } };
  const same = { aws_lb_target_group: { app: { port: 8443 } } };
  expect(await told(both, blue)).toEqual([]);
  expect(await told(both, same)).toEqual([]);
});
