import { expect, test } from 'vitest';
import { breaking, networkOf, networkOfText, subnets } from '../../deploy.ts';

const forever = [Infinity, Infinity];
const nat = '${aws_nat_gateway.n.id}';
/** The workload that is assumed in the other zone takes over in 30 seconds. */
const mayStop = { 'aws_nat_gateway.n': [0, Infinity], 'zone zone-a': [30, Infinity] };
const stopsWithGateway = { 'aws_nat_gateway.n': forever, 'zone zone-a': forever };

/** Private subnets a and b in two zones with one table of these routes; a NAT gateway in subnet c, in the zone of a. */
async function leaving(
  routes: readonly object[] | string,
  more: { table?: string; subnet?: object; apart?: object } = {},
) {
  const places = subnets('zone-a', 'zone-b', 'zone-a');
  const join = (letter: string) => ({
    subnet_id: `\${aws_subnet.${letter}.id}`,
    route_table_id: more.table ?? '${aws_route_table.r.id}',
  });
  return breaking(
    await networkOf(
      {
        ...places,
        aws_subnet: Object.fromEntries(
          Object.entries(places['aws_subnet'] ?? {}).map(([name, one]) => [
            name,
            name === 'c' ? one : { ...Object(one), ...more.subnet },
          ]),
        ),
        aws_nat_gateway: { n: { subnet_id: '${aws_subnet.c.id}' } },
        aws_route_table: { r: { vpc_id: '${aws_vpc.v.id}', route: routes } },
        aws_route_table_association: { a: join('a'), b: join('b') },
        ...(more.apart ? { aws_route: { apart: { route_table_id: '${aws_route_table.r.id}', ...more.apart } } } : {}),
      },
      { variable: { where: { type: 'string' }, table: { type: 'string' } } },
    ),
  );
}

test('the default route in two halves is the default route', async () => {
  const halves = ['0.0.0.0/1', '128.0.0.0/1'].map((cidr_block) => ({ cidr_block, nat_gateway_id: nat }));
  expect(await leaving(halves)).toEqual(stopsWithGateway);
  expect(await leaving(halves.slice(1))).toEqual({});
});

test('a route to a part of the internet is not the default route', async () => {
  expect(await leaving([{ cidr_block: '198.51.100.0/24', nat_gateway_id: nat }])).toEqual({});
});

test('a route to a block that is not known may be the default route, unless there is one', async () => {
  const where = { cidr_block: '${var.where}', nat_gateway_id: nat };
  expect(await leaving([where])).toEqual(mayStop);
  expect(await leaving([where, { cidr_block: '0.0.0.0/0', gateway_id: 'igw-0123' }])).toEqual({});
});

test('of routes that one expression stands for, each may be the default route', async () => {
  const routes = '${[{ cidr_block = var.where, nat_gateway_id = aws_nat_gateway.n.id }]}';
  expect(await leaving(routes)).toEqual(mayStop);
});

test('IPv6 leaves by a gateway of the Region', async () => {
  const only6 = { ipv6_cidr_block: '::/0', egress_only_gateway_id: '${aws_egress_only_internet_gateway.e.id}' };
  expect(await leaving([{ cidr_block: '', ...only6 }])).toEqual({});
  const apart = { destination_ipv6_cidr_block: '::/0', egress_only_gateway_id: 'eigw-0123' };
  expect(await leaving([{ cidr_block: '0.0.0.0/0', nat_gateway_id: nat }], { apart })).toEqual(stopsWithGateway);
});

test('a subnet of IPv6 only reaches the rest of the world through NAT64', async () => {
  const subnet = { ipv6_native: true };
  const out = { ipv6_cidr_block: '::/0', egress_only_gateway_id: 'eigw-0123' };
  const rest = { ipv6_cidr_block: '64:ff9b::/96', nat_gateway_id: nat };
  expect(await leaving([out], { subnet })).toEqual({});
  expect(await leaving([out, rest], { subnet })).toEqual(stopsWithGateway);
  expect(await leaving([out, rest])).toEqual({});
});

test('a table outside the inputs uses the NAT gateway that no known table uses, as far as is known', async () => {
  expect(await leaving([], { table: 'rtb-0123' })).toEqual(mayStop);
  expect(await leaving([{ cidr_block: '0.0.0.0/0', nat_gateway_id: nat }], { table: 'rtb-0123' })).toEqual({});
});

test('a route table that is only read has the routes it had when it was read', async () => {
  const place = (letter: string) => ({ vpc_id: 'vpc-1', id: `subnet-${letter}`, availability_zone: `zone-${letter}` });
  const one = (type: string, name: string, values: object, mode = 'managed') => ({
    address: `${mode === 'data' ? 'data.' : ''}${type}.${name}`,
    mode,
    type,
    name,
    provider_name: 'registry.terraform.io/hashicorp/aws',
    values,
  });
  const resources = [
    one('aws_vpc', 'v', { id: 'vpc-1', cidr_block: '10.0.0.0/16' }),
    one('aws_subnet', 'a', place('a')),
    one('aws_subnet', 'b', place('b')),
    one(
      'aws_route_table',
      'r',
      { id: 'rtb-1', routes: [{ cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-1' }] },
      'data',
    ),
    ...['a', 'b'].map((letter) =>
      one('aws_route_table_association', letter, { subnet_id: `subnet-${letter}`, route_table_id: 'rtb-1' }),
    ),
  ];
  const state = { format_version: '1.0', terraform_version: '1.11.4', values: { root_module: { resources } } };
  expect(breaking(await networkOfText(JSON.stringify(state)))).toEqual({ 'outside nat-1 zonal': [1, Infinity] });
});

test('behind a firewall in subnets that are not known packets may leave by the NAT gateway of any subnet in its zone', async () => {
  const where = '${var.which ? aws_subnet.c.id : aws_subnet.d.id}';
  const endpoint = '${aws_networkfirewall_firewall.f.firewall_status[0].sync_states[0].attachment[0].endpoint_id}';
  const table = (hop: object) => ({ vpc_id: '${aws_vpc.v.id}', route: [{ cidr_block: '0.0.0.0/0', ...hop }] });
  const at = (subnet: string, of: string) => ({
    subnet_id: `\${aws_subnet.${subnet}.id}`,
    route_table_id: `\${aws_route_table.${of}.id}`,
  });
  const network = await networkOf(
    {
      ...subnets('zone-a', 'zone-b', 'zone-a', 'zone-b', 'zone-a'),
      aws_route_table: {
        in: table({ vpc_endpoint_id: endpoint }),
        out: table({ nat_gateway_id: '${aws_nat_gateway.n.id}' }),
        world: table({ gateway_id: 'igw-0123' }),
      },
      aws_route_table_association: {
        a: at('a', 'in'),
        b: at('b', 'in'),
        c: at('c', 'out'),
        d: at('d', 'out'),
        e: at('e', 'world'),
      },
      aws_nat_gateway: { n: { subnet_id: '${aws_subnet.e.id}' } },
      aws_networkfirewall_firewall: {
        f: { vpc_id: '${aws_vpc.v.id}', subnet_mapping: [{ subnet_id: where }, { subnet_id: where }] },
      },
      aws_autoscaling_group: {
        g: { min_size: 2, vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] },
      },
    },
    { variable: { which: { type: 'bool' } } },
  );
  const found = breaking(network);
  expect(found['aws_nat_gateway.n']).toEqual([0, Infinity]);
  expect(Object.keys(found).filter((name) => name.includes('firewall'))).toEqual([]);
});
