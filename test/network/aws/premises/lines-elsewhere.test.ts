import { expect, test } from 'vitest';
import { breaking, networkOf } from '../../deploy.ts';
import { missing, open, unknown } from '../../settle.ts';
import { idOf } from '../ways.ts';

const device = (number: number) => ({ ip_address: `192.0.2.${number}` });
const line = (name: string, gateway: object) => ({
  customer_gateway_id: idOf('aws_customer_gateway', name),
  ...gateway,
});

test.each([
  ['is not known', { transit_gateway_id: open }],
  ['is in another stack', { transit_gateway_id: 'tgw-0123456789abcdef0' }],
  ['is a VPN gateway in another stack', { vpn_gateway_id: 'vgw-0123456789abcdef0' }],
])('one connection to a gateway that %s may be the only one', async (_name, gateway) => {
  const resources = { aws_customer_gateway: { a: device(1) }, aws_vpn_connection: { a: line('a', gateway) } };
  const drawn = await networkOf(resources, unknown);
  expect(drawn.services.map(({ name }) => name)).toEqual(['on-premises connection of aws_vpn_connection.a']);
  expect(missing(drawn, 'aws_customer_gateway.a')).toHaveLength(1);
});

test('two connections to the same gateway stand in for each other, to two gateways they do not', async () => {
  const drawn = async (first: string, second: string) => {
    const connections = {
      a: line('a', { transit_gateway_id: first }),
      b: line('b', { transit_gateway_id: second }),
    };
    const resources = { aws_customer_gateway: { a: device(1), b: device(2) }, aws_vpn_connection: connections };
    return networkOf(resources, unknown);
  };
  expect(breaking(await drawn(open, open))).toEqual({});
  expect(breaking(await drawn('tgw-0123456789abcdef0', 'tgw-0123456789abcdef0'))).toEqual({});
  const apart = await drawn('tgw-0123456789abcdef0', 'tgw-0123456789abcdef1');
  expect(apart.services).toHaveLength(2);
  expect(missing(apart, 'aws_customer_gateway.a')).toHaveLength(1);
});

test('a connection that ends at no gateway is no way in', async () => {
  const drawn = await networkOf({ aws_customer_gateway: { a: device(1) }, aws_vpn_connection: { a: line('a', {}) } });
  expect(drawn.services).toEqual([]);
});
