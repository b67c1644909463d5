import { expect, test } from 'vitest';
import { compile } from '../../../../src/simulate/compile.ts';
import { outage } from '../../../../src/simulate/outage.ts';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { indexOf } from '../../../networks.ts';

/** Two zones; the default route of each leads over the transit gateway named for it, to a VPN connection of its own. */
async function routedOver(zones: Readonly<Record<'a' | 'b', string>>, size = 2) {
  const lines = ['a', 'b'];
  const each = (make: (line: string, index: number) => object) =>
    Object.fromEntries(lines.map((line, index) => [line, make(line, index)]));
  const gateway = (line: string) => `\${aws_ec2_transit_gateway.${line}.id}`;
  const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
  return networkOf({
    ...subnets('zone-a', 'zone-b'),
    aws_ec2_transit_gateway: each(() => ({})),
    aws_ec2_transit_gateway_vpc_attachment: each((line) => ({
      vpc_id: '${aws_vpc.v.id}',
      transit_gateway_id: gateway(line),
      subnet_ids: both,
    })),
    aws_customer_gateway: each((_, index) => ({
      bgp_asn: 65000 + index,
      ip_address: `203.0.113.${index}`,
      type: 'ipsec.1',
    })),
    aws_vpn_connection: each((line) => ({
      transit_gateway_id: gateway(line),
      customer_gateway_id: `\${aws_customer_gateway.${line}.id}`,
      type: 'ipsec.1',
    })),
    aws_ec2_transit_gateway_route: each((line) => ({
      destination_cidr_block: '0.0.0.0/0',
      transit_gateway_attachment_id: `\${aws_vpn_connection.${line}.transit_gateway_attachment_id}`,
      transit_gateway_route_table_id: `\${aws_ec2_transit_gateway.${line}.association_default_route_table_id}`,
    })),
    aws_route_table: each((zone) => ({
      vpc_id: '${aws_vpc.v.id}',
      route: [{ cidr_block: '0.0.0.0/0', transit_gateway_id: gateway(zones[zone === 'a' ? 'a' : 'b']) }],
    })),
    aws_route_table_association: each((zone) => ({
      subnet_id: `\${aws_subnet.${zone}.id}`,
      route_table_id: `\${aws_route_table.${zone}.id}`,
    })),
    aws_autoscaling_group: { g: { min_size: size, max_size: 4, vpc_zone_identifier: both } },
  });
}

/** Members that are out when the device of a line fails, in both worlds. */
async function stoppedBy(line: string, zones: Readonly<Record<'a' | 'b', string>>) {
  const network = await routedOver(zones);
  const member = (number: number) => `aws_autoscaling_group.g#${number}`;
  const device = indexOf(network, `aws_customer_gateway.${line}`);
  return [1, 2].filter((number) =>
    (['best', 'worst'] as const).every(
      (world) =>
        outage(compile(network, world), [device], { kind: 'component', mode: 'down' }).of(
          indexOf(network, member(number)),
        ) === Infinity,
    ),
  );
}

test('members leave over the line of their own zone: the loss of one line stops the members there only', async () => {
  expect(await stoppedBy('a', { a: 'a', b: 'b' })).toEqual([1]);
  expect(await stoppedBy('b', { a: 'a', b: 'b' })).toEqual([2]);
});

test('members that all leave over one line are lost with it, whatever other line there is', async () => {
  expect(await stoppedBy('a', { a: 'a', b: 'a' })).toEqual([1, 2]);
  expect(await stoppedBy('b', { a: 'a', b: 'a' })).toEqual([]);
});

test('the only member is lost with the line of the zone it stands in, which the plan does not tell', async () => {
  const found = breaking(await routedOver({ a: 'a', b: 'b' }, 1), 900);
  expect([found['aws_customer_gateway.a'], found['aws_customer_gateway.b']]).toEqual([
    [0, Infinity],
    [0, Infinity],
  ]);
});
