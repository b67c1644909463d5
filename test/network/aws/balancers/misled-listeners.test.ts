import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { refused } from '../refused.ts';
import { type Resources, idOf, together } from '../ways.ts';

const vpc = { vpc_id: idOf('aws_vpc', 'v') };
const subnetIds = [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')];
const groupOf = (name: string) => `\${aws_lb_target_group.${name}.arn}`;
const any = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] };

/** A load balancer that leads to `group`, and a target group of its own with an instance. */
function service(name: string, group: string): Resources {
  return {
    aws_security_group: {
      [`${name}-door`]: { ...vpc, ingress: [any], egress: [any] },
      [name]: { ...vpc, ingress: [any], egress: [any] },
    },
    aws_lb: {
      [name]: { subnets: subnetIds, internal: true, security_groups: [idOf('aws_security_group', `${name}-door`)] },
    },
    aws_lb_target_group: { [name]: { port: 80, protocol: 'HTTP', ...vpc } },
    aws_lb_listener: {
      [name]: {
        load_balancer_arn: `\${aws_lb.${name}.arn}`,
        port: 80,
        protocol: 'HTTP',
        default_action: [{ type: 'forward', target_group_arn: group }],
      },
    },
    aws_instance: {
      [name]: { subnet_id: subnetIds[0], vpc_security_group_ids: [idOf('aws_security_group', name)] },
    },
    aws_lb_target_group_attachment: {
      [name]: { target_group_arn: groupOf(name), target_id: idOf('aws_instance', name) },
    },
  };
}

async function told(...parts: readonly Resources[]): Promise<string[]> {
  const network = await networkOf(
    together(
      {
        aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
        aws_subnet: {
          a: { ...vpc, availability_zone: 'zone-a' },
          b: { ...vpc, availability_zone: 'zone-b' },
        },
      },
      ...parts,
    ),
  );
  return [...new Set(refused(network).map((line) => line.slice(line.indexOf(': ') + 2)))];
}

/** Only its own load balancer is let in. */
const closed = (name: string): Resources => ({
  aws_security_group: {
    [name]: {
      ...vpc,
      ingress: [{ ...any, cidr_blocks: [], security_groups: [idOf('aws_security_group', `${name}-door`)] }],
    },
  },
});

test('of two listeners that lead to one target group, the one whose traffic is refused there is wrong', async () => {
  expect(await told(service('one', groupOf('one')), service('two', groupOf('two')))).toEqual([]);
  const astray = [service('one', groupOf('one')), service('two', groupOf('one'))] as const;
  expect(await told(...astray, closed('one'))).toEqual([
    'default_action of aws_lb_listener.two forwards to aws_lb_target_group.one, which belongs to another load balancer, and no listener forwards to aws_lb_target_group.two',
  ]);
});

test('where nothing tells which one is wrong, both are named', async () => {
  expect(await told(service('one', groupOf('one')), service('two', groupOf('one')))).toEqual([
    'default_action of aws_lb_listener.two forwards to aws_lb_target_group.one, as aws_lb_listener.one does, and no listener forwards to aws_lb_target_group.two',
  ]);
});

test('a target group that is shared is no mistake where no other one is left over, or where it is not known', async () => {
  const { aws_lb_target_group_attachment: _, ...bare } = service('two', groupOf('one'));
  expect(await told(service('one', groupOf('one')), bare)).toEqual([]);
  expect(await told(service('one', groupOf('one')), service('two', '${var.group}'))).toEqual([]);
});
