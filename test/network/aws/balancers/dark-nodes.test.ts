import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { refused } from '../refused.ts';
import { idOf } from '../ways.ts';

const vpc = { vpc_id: idOf('aws_vpc', 'v') };
const subnet = (name: string) => idOf('aws_subnet', name);
const table = (name: string) => ({ subnet_id: subnet(name), route_table_id: idOf('aws_route_table', name) });
const out = (name: string, hop: object) => ({
  route_table_id: idOf('aws_route_table', name),
  destination_cidr_block: '0.0.0.0/0',
  ...hop,
});
const gateway = { gateway_id: idOf('aws_internet_gateway', 'i') };
const nat = { nat_gateway_id: idOf('aws_nat_gateway', 'n') };

/** A load balancer in subnets a and b, whose tables have these routes. */
async function told(lb: object, routes: object): Promise<string[]> {
  const network = await networkOf({
    aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
    aws_internet_gateway: { i: vpc },
    aws_subnet: {
      a: { ...vpc, availability_zone: 'zone-a' },
      b: { ...vpc, availability_zone: 'zone-b' },
      n: { ...vpc, availability_zone: 'zone-a' },
    },
    aws_route_table: { a: vpc, b: vpc, n: vpc },
    aws_route_table_association: { a: table('a'), b: table('b'), n: table('n') },
    aws_route: { n: out('n', gateway), ...routes },
    aws_nat_gateway: { n: { subnet_id: subnet('n'), allocation_id: 'eipalloc-1' } },
    aws_lb: { l: { load_balancer_type: 'network', subnets: [subnet('a'), subnet('b')], ...lb } },
    aws_lb_target_group: { t: { port: 443, protocol: 'TCP', target_type: 'ip' } },
    aws_lb_listener: {
      l: {
        load_balancer_arn: '${aws_lb.l.arn}',
        port: 443,
        protocol: 'TCP',
        default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.t.arn}' }],
      },
    },
  });
  return refused(network);
}

test('nodes whose tables lead to an internet gateway', async () => {
  expect(await told({}, { a: out('a', gateway), b: out('b', gateway) })).toEqual([]);
});

test('a node without a default route is dark at its table, one behind a NAT gateway at the balancer', async () => {
  expect(await told({}, { a: out('a', gateway) })).toEqual([
    'aws_lb.l@zone:zone-b: aws_route_table.b has no route to 0.0.0.0/0',
  ]);
  expect(await told({}, { a: out('a', gateway), b: out('b', nat) })).toEqual([
    'aws_lb.l@zone:zone-b: subnets of aws_lb.l are private: aws_route_table.b has no route to an internet gateway, and the load balancer is internet-facing',
  ]);
});

test('an internal one needs none, and what a route leads to may not be known', async () => {
  expect(await told({ internal: true }, {})).toEqual([]);
  expect(await told({ internal: '${var.internal}' }, {})).toEqual([]);
  expect(await told({}, { a: out('a', gateway), b: out('b', { gateway_id: '${var.gateway}' }) })).toEqual([]);
  expect(await told({}, { a: out('a', gateway), b: out('b', { vpc_endpoint_id: 'vpce-0123' }) })).toEqual([]);
});

test('nothing comes in by an egress-only internet gateway', async () => {
  const outward = { egress_only_gateway_id: 'eigw-0123' };
  const six = (name: string, hop: object) => ({
    route_table_id: idOf('aws_route_table', name),
    destination_ipv6_cidr_block: '::/0',
    ...hop,
  });
  expect(await told({}, { a: six('a', outward), b: six('b', outward) })).toHaveLength(2);
  expect(await told({}, { a: six('a', gateway), b: six('b', gateway) })).toEqual([]);
});
