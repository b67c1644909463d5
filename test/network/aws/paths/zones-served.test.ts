import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { idOf } from '../ways.ts';

const vpc = { vpc_id: idOf('aws_vpc', 'v') };
const states = 'aws_networkfirewall_firewall.f.firewall_status[0].sync_states';
const endpoint = (name: string) => ({
  vpc_endpoint_id: `\${one([for state in ${states} : state.attachment[0].endpoint_id if state.attachment[0].subnet_id == aws_subnet.${name}.id])}`,
});
const blocks = {
  a: '10.0.1.0/24',
  b: '10.0.2.0/24',
  ta: '10.0.3.0/28',
  tb: '10.0.3.16/28',
  fa: '10.0.4.0/28',
  fb: '10.0.4.16/28',
};

/**
 * Whether the endpoint of zone a is needed because of where its users stand: members in zones a and b leave by the endpoints of
 * their zones, and what arrives in either zone is led to zone a over that endpoint by these blocks.
 */
async function isOfItsZone(...arriving: readonly string[]): Promise<boolean> {
  const tables = { a: 'a', b: 'b', ta: 't', tb: 't', fa: 'f', fb: 'f' };
  const route = (name: string, destination_cidr_block: string, hop: object) => ({
    route_table_id: idOf('aws_route_table', name),
    destination_cidr_block,
    ...hop,
  });
  const entries = Object.entries(blocks);
  const network = await networkOf({
    aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: Object.fromEntries(
      entries.map(([name, cidr_block]) => [name, { ...vpc, cidr_block, availability_zone: `zone-${name.at(-1)}` }]),
    ),
    aws_route_table: Object.fromEntries(['a', 'b', 't', 'f'].map((name) => [name, vpc])),
    aws_route_table_association: Object.fromEntries(
      Object.entries(tables).map(([name, of]) => [
        name,
        { subnet_id: idOf('aws_subnet', name), route_table_id: idOf('aws_route_table', of) },
      ]),
    ),
    aws_route: {
      a: route('a', '0.0.0.0/0', endpoint('fa')),
      b: route('b', '0.0.0.0/0', endpoint('fb')),
      out: route('f', '0.0.0.0/0', { gateway_id: 'igw-0123' }),
      ...Object.fromEntries(arriving.map((block, index) => [`t${index}`, route('t', block, endpoint('fa'))])),
    },
    aws_networkfirewall_firewall: {
      f: { ...vpc, subnet_mapping: [{ subnet_id: idOf('aws_subnet', 'fa') }, { subnet_id: idOf('aws_subnet', 'fb') }] },
    },
    aws_autoscaling_group: {
      g: { min_size: 2, vpc_zone_identifier: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')] },
    },
  });
  const at = network.components.findIndex(({ id }) => id === 'aws_networkfirewall_firewall.f@zone:zone-a');
  const needs = network.components.find(({ id }) => id === 'aws_subnet.a default route')?.needs ?? [];
  const users = needs.filter(({ alternatives }) => alternatives.some(({ component }) => component === at));
  expect(users).toHaveLength(1);
  return users[0]?.byPlaceOf !== undefined;
}

test('an endpoint on the way to the subnets of its zone serves that zone, whichever zone the packets come from', async () => {
  expect(await isOfItsZone()).toBe(true);
  expect(await isOfItsZone('10.0.1.0/24')).toBe(true);
  expect(await isOfItsZone('10.0.1.7/32')).toBe(true);
});

test('one on the way to several zones, or to other networks, serves those that send', async () => {
  expect(await isOfItsZone('10.0.0.0/16')).toBe(false);
  expect(await isOfItsZone('10.0.1.0/24', '10.0.2.0/24')).toBe(false);
  expect(await isOfItsZone('172.16.0.0/12')).toBe(false);
});
