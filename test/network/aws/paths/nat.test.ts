import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../../deploy.ts';

const forever = [Infinity, Infinity];

/** Private subnets a and b, with a route table each whose default route leads to the gateway given for it. */
function privateRoutes(gateways: readonly string[]) {
  const letters = gateways.map((_, index) => String.fromCodePoint(97 + index));
  return {
    aws_route_table: Object.fromEntries(letters.map((letter) => [letter, { vpc_id: '${aws_vpc.v.id}' }])),
    aws_route_table_association: Object.fromEntries(
      letters.map((letter) => [
        letter,
        { subnet_id: `\${aws_subnet.${letter}.id}`, route_table_id: `\${aws_route_table.${letter}.id}` },
      ]),
    ),
    aws_route: Object.fromEntries(
      gateways.map((gateway, index) => [
        letters[index],
        {
          route_table_id: `\${aws_route_table.${letters[index]}.id}`,
          destination_cidr_block: '0.0.0.0/0',
          nat_gateway_id: `\${aws_nat_gateway.${gateway}.id}`,
        },
      ]),
    ),
  };
}

const zones = ['zone-a', 'zone-b', 'zone-a', 'zone-b'];

test('one gateway a zone: nothing stops', async () => {
  const network = await networkOf({
    ...subnets(...zones),
    aws_nat_gateway: { one: { subnet_id: '${aws_subnet.c.id}' }, two: { subnet_id: '${aws_subnet.d.id}' } },
    ...privateRoutes(['one', 'two']),
  });
  expect(network.services.map(({ name }) => name)).toEqual(['workload in aws_subnet.a']);
  expect(breaking(network)).toEqual({});
});

test('one gateway for both zones: the gateway, and its zone with it', async () => {
  const network = await networkOf({
    ...subnets(...zones),
    aws_nat_gateway: { one: { subnet_id: '${aws_subnet.c.id}' } },
    ...privateRoutes(['one', 'one']),
  });
  expect(breaking(network)).toEqual({ 'aws_nat_gateway.one': forever, 'zone zone-a': forever });
});

test('a regional gateway has no zone to lose', async () => {
  const network = await networkOf({
    ...subnets(...zones),
    aws_nat_gateway: { one: { availability_mode: 'regional', vpc_id: '${aws_vpc.v.id}' } },
    ...privateRoutes(['one', 'one']),
  });
  expect(breaking(network)).toEqual({});
});

test('a manual regional gateway in one zone is that zone', async () => {
  const network = await networkOf({
    ...subnets(...zones),
    aws_nat_gateway: {
      one: { availability_mode: 'regional', availability_zone_address: [{ availability_zone: 'zone-a' }] },
    },
    ...privateRoutes(['one', 'one']),
  });
  expect(breaking(network)).toEqual({ 'aws_nat_gateway.one@zone:zone-a': forever, 'zone zone-a': forever });
});

test('one gateway known by its id only, for both zones: unproven', async () => {
  const route = (letter: string) => ({
    route_table_id: `\${aws_route_table.${letter}.id}`,
    destination_cidr_block: '0.0.0.0/0',
    nat_gateway_id: 'nat-0123',
  });
  const network = await networkOf({
    ...subnets('zone-a', 'zone-b'),
    ...privateRoutes(['one', 'one']),
    aws_route: { a: route('a'), b: route('b') },
  });
  expect(breaking(network)).toEqual({ 'outside nat-0123 zonal': [1, Infinity] });
});

const open = { variable: { mode: { type: 'string' }, zone: { type: 'string' } } };

test('a gateway that may be zonal or regional', async () => {
  const gateway = (settings: object) =>
    networkOf(
      {
        ...subnets(...zones),
        aws_nat_gateway: { one: { availability_mode: '${var.mode}', ...settings } },
        ...privateRoutes(['one', 'one']),
      },
      open,
    );
  expect(breaking(await gateway({ subnet_id: '${aws_subnet.c.id}' }))).toEqual({
    'aws_nat_gateway.one#zonal': [1, Infinity],
    'zone zone-a': [30, Infinity],
  });
  // Without a subnet it cannot be a zonal one.
  expect(breaking(await gateway({ vpc_id: '${aws_vpc.v.id}' }))).toEqual({});
});

test('a manual regional gateway is in as many zones as it lists, whichever they are', async () => {
  const listed = (...addresses: object[]) =>
    networkOf(
      {
        ...subnets(...zones),
        aws_nat_gateway: { one: { availability_mode: 'regional', availability_zone_address: addresses } },
        ...privateRoutes(['one', 'one']),
      },
      open,
    );
  const somewhere = { availability_zone: '${var.zone}' };
  expect(breaking(await listed(somewhere, { availability_zone: 'zone-a' }))).toEqual({});
  expect(breaking(await listed(somewhere, somewhere))).toEqual({});
  expect(Object.values(breaking(await listed(somewhere)))).toEqual([forever, forever]);
});
