import { expect, test } from 'vitest';
import { breaking, networkOf } from '../deploy.ts';

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

test('circuits at two locations: nothing stops', async () => {
  expect(breaking(await networkOf(directConnect(['one', 'two'])))).toEqual({});
});

test('two circuits at one location may end on one device: in the worst world only', async () => {
  const network = await networkOf(directConnect(['one', 'one']));
  expect(breaking(network)).toEqual({});
  const members = network.components.flatMap(({ id, domains }) =>
    domains.map(({ domain, world }) => [id, network.domains[domain]?.kind, world] as const),
  );
  expect(members.filter(([, kind]) => kind === 'dx-device')).toEqual([
    ['aws_dx_connection.c0', 'dx-device', 'worst'],
    ['aws_dx_connection.c1', 'dx-device', 'worst'],
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
