import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../../deploy.ts';

/** Subnets in the zones, each with a default route over the NAT gateway of the subnet named beside it. */
function routed(zones: readonly (string | undefined)[], nats: readonly string[]) {
  const place = subnets(...zones);
  const names = Object.keys(place['aws_subnet'] ?? {});
  return {
    ...place,
    aws_nat_gateway: Object.fromEntries(
      [...new Set(nats)].map((nat) => [
        nat,
        { allocation_id: `eipalloc-${nat}`, subnet_id: `\${aws_subnet.${nat}.id}` },
      ]),
    ),
    aws_route_table: Object.fromEntries(
      names.map((name, index) => [
        name,
        {
          vpc_id: '${aws_vpc.v.id}',
          route: [{ cidr_block: '0.0.0.0/0', nat_gateway_id: `\${aws_nat_gateway.${nats[index]}.id}` }],
        },
      ]),
    ),
    aws_route_table_association: Object.fromEntries(
      names.map((name) => [
        name,
        { subnet_id: `\${aws_subnet.${name}.id}`, route_table_id: `\${aws_route_table.${name}.id}` },
      ]),
    ),
  };
}

function group(size: number, names: readonly string[]) {
  const members = {
    min_size: size,
    max_size: 4,
    vpc_zone_identifier: names.map((name) => `\${aws_subnet.${name}.id}`),
  };
  return { aws_autoscaling_group: { g: members } };
}

/** What lasts longer than a quarter of an hour, in which a member comes back. */
const late = 900;

test.for([
  {
    title: 'with a NAT gateway in each zone it leaves a lost zone, and stays where only a NAT gateway fails',
    nats: ['a', 'b'],
    expected: { 'aws_nat_gateway.a': [0, Infinity], 'aws_nat_gateway.b': [0, Infinity] },
  },
  {
    title: 'with one NAT gateway it has no way in any other zone',
    nats: ['a', 'a'],
    expected: { 'aws_nat_gateway.a': [Infinity, Infinity], 'zone zone-a': [Infinity, Infinity] },
  },
  {
    title: 'over the NAT gateway of the other zone, each, it comes back behind what was lost',
    nats: ['b', 'a'],
    expected: {
      'aws_nat_gateway.a': [0, Infinity],
      'aws_nat_gateway.b': [0, Infinity],
      'zone zone-a': [0, Infinity],
      'zone zone-b': [0, Infinity],
    },
  },
])('the only member of a group: $title', async ({ nats, expected }) => {
  const network = await networkOf({ ...routed(['zone-a', 'zone-b'], nats), ...group(1, ['a', 'b']) });
  expect(breaking(network, late)).toEqual(expected);
});

test('the only task of a service is the same', async () => {
  const service = {
    desired_count: 1,
    network_configuration: [{ subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] }],
  };
  const tasks = { aws_ecs_service: { s: service } };
  expect(breaking(await networkOf({ ...routed(['zone-a', 'zone-b'], ['a', 'b']), ...tasks }), late)).toEqual({
    'aws_nat_gateway.a': [0, Infinity],
    'aws_nat_gateway.b': [0, Infinity],
  });
  expect(breaking(await networkOf({ ...routed(['zone-a', 'zone-b'], ['a', 'a']), ...tasks }), late)).toEqual({
    'aws_nat_gateway.a': [Infinity, Infinity],
    'zone zone-a': [Infinity, Infinity],
  });
});

test('a member in each zone needs no other place', async () => {
  const network = await networkOf({ ...routed(['zone-a', 'zone-b'], ['a', 'b']), ...group(2, ['a', 'b']) });
  expect(breaking(network, late)).toEqual({});
});

test('in zones that are not known there may be no other place', async () => {
  const network = await networkOf({ ...routed([undefined, undefined], ['a', 'b']), ...group(1, ['a', 'b']) });
  expect(breaking(network, late)).toEqual({
    'aws_nat_gateway.a': [0, Infinity],
    'aws_nat_gateway.b': [0, Infinity],
    'zone unpinned with aws_subnet.a': [0, Infinity],
  });
});
