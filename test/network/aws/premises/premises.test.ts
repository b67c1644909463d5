import { expect, test } from 'vitest';
import type { Network } from '../../../../src/network/network.ts';
import { say } from '../../../networks.ts';
import { breaking, networkOf } from '../../deploy.ts';
import { together } from '../ways.ts';

const forever = [Infinity, Infinity];
const gateway = { aws_ec2_transit_gateway: { t: {} } };
const connection = (customer: string) => ({
  customer_gateway_id: `\${aws_customer_gateway.${customer}.id}`,
  transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
  type: 'ipsec.1',
});

test('a transit gateway without connection is no entry', async () => {
  expect((await networkOf(gateway)).services).toEqual([]);
});

test('one customer gateway: the device and its only connection are tied; a tunnel alone stops nothing', async () => {
  const network = await networkOf({
    ...gateway,
    aws_customer_gateway: { a: { ip_address: '192.0.2.1' } },
    aws_vpn_connection: { a: connection('a') },
  });
  expect(breaking(network)).toEqual({ 'aws_customer_gateway.a': forever, 'aws_vpn_connection.a': forever });
  const ties = network.components.filter(({ tie }) => tie !== undefined).map(({ id, tie }) => [id, tie]);
  expect(ties).toEqual([
    ['aws_customer_gateway.a', 'device aws_customer_gateway.a'],
    ['aws_vpn_connection.a', 'device aws_customer_gateway.a'],
  ]);
});

test('two connections on one device are one device', async () => {
  const network = await networkOf({
    ...gateway,
    aws_customer_gateway: { a: { ip_address: '192.0.2.1' }, same: { ip_address: '192.0.2.1' } },
    aws_vpn_connection: { a: connection('a'), b: connection('same') },
  });
  expect(breaking(network)).toEqual({ 'aws_customer_gateway.a': forever });
});

test('two devices: nothing stops', async () => {
  const network = await networkOf({
    ...gateway,
    aws_customer_gateway: { a: { ip_address: '192.0.2.1' }, b: { ip_address: '192.0.2.2' } },
    aws_vpn_connection: { a: connection('a'), b: connection('b') },
  });
  expect(breaking(network)).toEqual({});
});

const variables = { variable: { first: { type: 'string' }, second: { type: 'string' } } };

/** Two connections; the addresses of their customer gateways are not known. */
const devices = (one: object, other: object) =>
  networkOf(
    {
      ...gateway,
      aws_customer_gateway: { a: one, b: other },
      aws_vpn_connection: { a: connection('a'), b: connection('b') },
    },
    variables,
  );

test('unknown addresses that are read from different places are different devices', async () => {
  expect(breaking(await devices({ ip_address: '${var.first}' }, { ip_address: '${var.second}' }))).toEqual({});
});

test('unknown addresses that are read from one place may be one device', async () => {
  const same = { ip_address: '${var.first}' };
  expect(breaking(await devices(same, { ...same, device_name: 'other' }))).toEqual({
    'aws_customer_gateway.a': [90, Infinity],
  });
});

test('devices without an address have certificates', async () => {
  expect(breaking(await devices({ certificate_arn: '${var.first}' }, { certificate_arn: '${var.second}' }))).toEqual(
    {},
  );
});

/** Two connections on two devices, and a static route of the gateway that leads to connection `a`. */
const routed = (settings: object, extra: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}) =>
  networkOf(
    together(
      {
        ...gateway,
        aws_customer_gateway: { a: { ip_address: '192.0.2.1' }, b: { ip_address: '192.0.2.2' } },
        aws_vpn_connection: { a: { ...connection('a'), ...settings }, b: { ...connection('b'), ...settings } },
        aws_ec2_transit_gateway_route: { a: transitRoute('a', '10.8.0.0/16') },
      },
      extra,
    ),
  );

const transitRoute = (to: string, block: string) => ({
  transit_gateway_route_table_id: '${aws_ec2_transit_gateway.t.association_default_route_table_id}',
  destination_cidr_block: block,
  transit_gateway_attachment_id: `\${aws_vpn_connection.${to}.transit_gateway_attachment_id}`,
});

test('a static route to one connection is that connection, whatever stands beside it', async () => {
  expect(breaking(await routed({ static_routes_only: true }), 3600)).toEqual({
    'aws_customer_gateway.a': forever,
    'aws_vpn_connection.a': forever,
  });
});

test('and each of two such connections is one for its own network', async () => {
  const other = { aws_ec2_transit_gateway_route: { b: transitRoute('b', '10.9.0.0/16') } };
  expect(Object.keys(breaking(await routed({ static_routes_only: true }, other), 3600))).toEqual([
    'aws_customer_gateway.a',
    'aws_customer_gateway.b',
    'aws_vpn_connection.a',
    'aws_vpn_connection.b',
  ]);
});

test('beside connections that learn routes it depends on what they learn', async () => {
  const network = await routed({});
  expect(breaking(network)).toEqual({
    'aws_customer_gateway.a': [90, Infinity],
    'aws_vpn_connection.a': [90, Infinity],
  });
  const facts = network.components.flatMap(({ needs }) =>
    needs.flatMap(({ alternatives }) => alternatives.flatMap(({ missing }) => missing ?? [])),
  );
  expect(facts.map(say.fact)).toEqual([
    'the CIDR blocks learned over BGP in addition to 10.8.0.0/16 in aws_ec2_transit_gateway.t',
  ]);
});

test('what they learn does not count where it is not propagated', async () => {
  const table = { aws_ec2_transit_gateway: { t: { default_route_table_propagation: 'disable' } } };
  expect(breaking(await routed({}, table))).toEqual({
    'aws_customer_gateway.a': forever,
    'aws_vpn_connection.a': forever,
  });
});

test('a connection that no static route of a transit gateway leads to stands in for none, and is not missed', async () => {
  const other = { aws_ec2_transit_gateway_route: { b: transitRoute('b', '10.9.0.0/16') } };
  const found = breaking(await routed({ static_routes_only: true }, other));
  expect(found['aws_vpn_connection.b']).toEqual(forever);
  const one = breaking(await routed({ static_routes_only: true }));
  expect([one['aws_vpn_connection.a'], one['aws_vpn_connection.b']]).toEqual([forever, undefined]);
});

/** Two static connections of a VPN gateway, each with routes to these blocks. */
const overVpnGateway = (one: readonly string[], other: readonly string[]) => {
  const settings = (customer: string) => ({
    customer_gateway_id: `\${aws_customer_gateway.${customer}.id}`,
    vpn_gateway_id: '${aws_vpn_gateway.g.id}',
    static_routes_only: true,
  });
  const routes = (name: string, blocks: readonly string[]) =>
    blocks.map((block, index) => [
      `${name}${index}`,
      { vpn_connection_id: `\${aws_vpn_connection.${name}.id}`, destination_cidr_block: block },
    ]);
  return networkOf({
    aws_vpn_gateway: { g: {} },
    aws_customer_gateway: { a: { ip_address: '192.0.2.1' }, b: { ip_address: '192.0.2.2' } },
    aws_vpn_connection: { a: settings('a'), b: settings('b') },
    aws_vpn_connection_route: Object.fromEntries([...routes('a', one), ...routes('b', other)]),
  });
};

test('a VPN gateway moves to a healthy tunnel of any connection that has the route', async () => {
  expect(breaking(await overVpnGateway(['10.8.0.0/16'], ['10.8.0.0/16']))).toEqual({});
  expect(breaking(await overVpnGateway(['10.8.0.0/16'], ['10.0.0.0/8']))).toEqual({
    'aws_customer_gateway.b': forever,
    'aws_vpn_connection.b': forever,
  });
});

test('a connection whose routes are not in the inputs may have them', async () => {
  expect(breaking(await overVpnGateway(['10.8.0.0/16'], []))).toEqual({
    'aws_customer_gateway.a': [30, Infinity],
    'aws_vpn_connection.a': [30, Infinity],
  });
});

test('a default route to a VPN gateway rests on the lines behind it', async () => {
  const network = await networkOf({
    aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: { a: { vpc_id: '${aws_vpc.v.id}', availability_zone: 'zone-a' } },
    aws_vpn_gateway: { g: { vpc_id: '${aws_vpc.v.id}' } },
    aws_customer_gateway: { c: { ip_address: '192.0.2.1' } },
    aws_vpn_connection: {
      c: { customer_gateway_id: '${aws_customer_gateway.c.id}', vpn_gateway_id: '${aws_vpn_gateway.g.id}' },
    },
    aws_route_table: {
      r: { vpc_id: '${aws_vpc.v.id}', route: [{ cidr_block: '0.0.0.0/0', gateway_id: '${aws_vpn_gateway.g.id}' }] },
    },
    aws_route_table_association: {
      a: { subnet_id: '${aws_subnet.a.id}', route_table_id: '${aws_route_table.r.id}' },
    },
    aws_instance: { i: { subnet_id: '${aws_subnet.a.id}' } },
  });
  expect(network.services.map(({ name }) => name)).toEqual(['aws_instance.i']);
  expect(Object.keys(breaking(network))).toEqual([
    'aws_customer_gateway.c',
    'aws_vpn_connection.c',
    'aws_instance.i',
    'zone zone-a',
  ]);
});

/** A private VPN connection, and a public one beside it on another device. */
const privately = (settings: object) =>
  networkOf(
    {
      ...gateway,
      aws_customer_gateway: { a: { ip_address: '192.0.2.1' } },
      aws_vpn_connection: { a: { ...connection('a'), ...settings } },
    },
    variables,
  );

test('a private connection rides on circuits, also where they are not in the inputs', async () => {
  const transport = { transport_transit_gateway_attachment_id: '${var.first}' };
  const found = [
    ...Object.keys(breaking(await privately({ outside_ip_address_type: 'PrivateIpv4', ...transport }))),
    ...Object.keys(breaking(await privately({ outside_ip_address_type: '${var.second}', ...transport }))),
    ...Object.keys(breaking(await privately({ outside_ip_address_type: '${var.second}' }))),
  ];
  expect(found.filter((id) => id.includes('#'))).toEqual([
    'aws_vpn_connection.a#circuit',
    'aws_vpn_connection.a#circuit',
  ]);
});

const virtual = (circuit: string) => ({ connection_id: circuit, dx_gateway_id: '${aws_dx_gateway.d.id}' });

function directConnect(locations: readonly string[], lag = false) {
  const names = locations.map((_, index) => `c${index}`);
  return {
    ...gateway,
    aws_dx_gateway: { d: {} },
    aws_dx_gateway_association: {
      d: { dx_gateway_id: '${aws_dx_gateway.d.id}', associated_gateway_id: '${aws_ec2_transit_gateway.t.id}' },
    },
    aws_dx_connection: Object.fromEntries(names.map((name, index) => [name, { location: locations[index] }])),
    aws_dx_transit_virtual_interface: Object.fromEntries(
      names.map((name) => [name, virtual(lag ? '${aws_dx_lag.l.id}' : `\${aws_dx_connection.${name}.id}`)]),
    ),
    ...(lag
      ? {
          aws_dx_lag: { l: { location: locations[0] } },
          aws_dx_connection_association: Object.fromEntries(
            names.map((name) => [
              name,
              { connection_id: `\${aws_dx_connection.${name}.id}`, lag_id: '${aws_dx_lag.l.id}' },
            ]),
          ),
        }
      : {}),
  };
}

/** Components in domains of a kind: id, name of the domain, and the world if it is one only. */
function memberships(network: Network, kind: string) {
  return network.components.flatMap(({ id, domains }) =>
    domains.flatMap(({ domain, world }) => {
      const found = network.domains[domain];
      return found?.kind === kind ? [[id.replaceAll('test:', ''), found.name, world] as const] : [];
    }),
  );
}

test('circuits at two locations: nothing stops', async () => {
  expect(breaking(await networkOf(directConnect(['one', 'two'])))).toEqual({});
});

test('two circuits at one location may end on one device: in the worst world only', async () => {
  const network = await networkOf(directConnect(['one', 'one']));
  expect(breaking(network)).toEqual({});
  expect(memberships(network, 'dx-device')).toEqual([
    ['aws_dx_connection.c0', 'one device at one', 'worst'],
    ['aws_dx_connection.c1', 'one device at one', 'worst'],
  ]);
});

test('a link aggregation group is one device, whatever its members', async () => {
  const network = await networkOf(directConnect(['one', 'one'], true));
  expect(breaking(network)).toEqual({ 'aws_dx_lag.l': forever });
});

test('a Direct Connect gateway without circuits in the inputs: unproven', async () => {
  const { aws_dx_transit_virtual_interface: _, aws_dx_connection: __, ...rest } = directConnect(['one']);
  expect(breaking(await networkOf(rest))).toEqual({ 'aws_dx_gateway.d#circuit': [90, Infinity] });
});

test('two virtual interfaces on one circuit that is known by its id are one circuit', async () => {
  const { aws_dx_connection: _, aws_dx_transit_virtual_interface: __, ...rest } = directConnect(['one']);
  const on = (one: string, other: string) =>
    networkOf({ ...rest, aws_dx_transit_virtual_interface: { a: virtual(one), b: virtual(other) } });
  expect(breaking(await on('dxcon-1', 'dxcon-1'))).toEqual({ 'outside dxcon-1': forever });
  expect(breaking(await on('dxcon-1', 'dxcon-2'))).toEqual({});
});

test("two hosted connections on one partner's line are lost with it", async () => {
  const { aws_dx_connection: _, aws_dx_transit_virtual_interface: __, ...rest } = directConnect(['one']);
  const hosted = (one: object, other: object) =>
    networkOf(
      {
        ...rest,
        aws_dx_hosted_connection: { a: one, b: other },
        aws_dx_transit_virtual_interface: {
          a: virtual('${aws_dx_hosted_connection.a.id}'),
          b: virtual('${aws_dx_hosted_connection.b.id}'),
        },
      },
      variables,
    );
  const on = (id: string) => ({ connection_id: id });
  expect(breaking(await hosted(on('dxcon-1'), on('dxcon-1')))).toEqual({ 'outside dxcon-1': forever });
  expect(breaking(await hosted(on('dxcon-1'), on('dxcon-2')))).toEqual({});
  const open = await hosted(on('${var.first}'), on('${var.second}'));
  expect(memberships(open, 'dx-device')).toEqual([
    ['aws_dx_hosted_connection.a', 'circuits outside the inputs', 'worst'],
    ['aws_dx_hosted_connection.b', 'circuits outside the inputs', 'worst'],
  ]);
});

test('a virtual interface accepted from another account runs over the circuit it was made on', async () => {
  const { aws_dx_transit_virtual_interface: _, ...rest } = directConnect(['one']);
  const network = await networkOf({
    ...rest,
    aws_dx_hosted_transit_virtual_interface: { h: { connection_id: '${aws_dx_connection.c0.id}' } },
    aws_dx_hosted_transit_virtual_interface_accepter: {
      a: {
        virtual_interface_id: '${aws_dx_hosted_transit_virtual_interface.h.id}',
        dx_gateway_id: '${aws_dx_gateway.d.id}',
      },
    },
  });
  expect(breaking(network)).toEqual({ 'aws_dx_connection.c0': forever });
});

test('a location that is not known may be that of any other circuit', async () => {
  const network = await networkOf(directConnect(['one', '${var.first}', '${var.second}']), variables);
  expect(memberships(network, 'dx-location')).toEqual([
    ['aws_dx_connection.c0', 'one', undefined],
    ['aws_dx_connection.c1', 'unknown locations', 'worst'],
    ['aws_dx_connection.c1', 'one', 'worst'],
    ['aws_dx_connection.c2', 'unknown locations', 'worst'],
    ['aws_dx_connection.c2', 'one', 'worst'],
  ]);
});
