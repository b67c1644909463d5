import { expect, test } from 'vitest';
import { breaking, networkOf } from '../../deploy.ts';
import { idOf } from '../ways.ts';

const lost = 'a plan leaves out the zone that an expression names';
const states = 'aws_networkfirewall_firewall.f.firewall_status[0].sync_states';
const forever = [Infinity, Infinity];

/** The endpoint of which something is said: `state.availability_zone == "zone-a"`. */
function where(condition: string): string {
  return `\${one([for state in ${states} : state.attachment[0].endpoint_id if ${condition}])}`;
}

const ofZone = (zone: string) => where(`state.availability_zone == "${zone}"`);

/** Members in zones a and b whose ways out lead to these endpoints of one firewall, which has one in either zone. */
function pool(a: string, b: string, planDiffers?: string, locals: Readonly<Record<string, unknown>> = {}) {
  const inVpc = (availability_zone: string, id: string) => ({ vpc_id: idOf('aws_vpc', 'v'), availability_zone, id });
  const table = (hop: object) => ({ vpc_id: idOf('aws_vpc', 'v'), route: [{ cidr_block: '0.0.0.0/0', ...hop }] });
  const join = (subnet: string, of: string) => ({
    subnet_id: idOf('aws_subnet', subnet),
    route_table_id: idOf('aws_route_table', of),
  });
  const to = (name: string, vpc_endpoint_id: string) => ({
    route_table_id: idOf('aws_route_table', name),
    destination_cidr_block: '0.0.0.0/0',
    vpc_endpoint_id,
  });
  const [zoneA, zoneB] = ['zone-a', 'zone-b'];
  return networkOf(
    {
      aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
      aws_subnet: {
        a: inVpc(zoneA, 'subnet-a'),
        b: inVpc(zoneB, 'subnet-b'),
        fa: inVpc(zoneA, 'subnet-fa'),
        fb: inVpc(zoneB, 'subnet-fb'),
      },
      aws_route_table: {
        a: { vpc_id: idOf('aws_vpc', 'v') },
        b: { vpc_id: idOf('aws_vpc', 'v') },
        f: table({ gateway_id: 'igw-0123' }),
      },
      aws_route: { a: to('a', a), b: to('b', b) },
      aws_route_table_association: { a: join('a', 'a'), b: join('b', 'b'), fa: join('fa', 'f'), fb: join('fb', 'f') },
      aws_networkfirewall_firewall: {
        f: {
          vpc_id: idOf('aws_vpc', 'v'),
          subnet_mapping: [{ subnet_id: idOf('aws_subnet', 'fa') }, { subnet_id: idOf('aws_subnet', 'fb') }],
        },
      },
      aws_autoscaling_group: {
        g: { min_size: 2, vpc_zone_identifier: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')] },
      },
    },
    locals,
    planDiffers,
  );
}

const firstOnly = { 'aws_networkfirewall_firewall.f@zone:zone-a': forever, 'zone zone-a': forever };

test('the endpoint of the own zone, named by the zone or by a subnet', async () => {
  expect(breaking(await pool(ofZone('zone-a'), ofZone('zone-b')))).toEqual({});
  const bySubnet = (name: string) => where(`state.attachment[0].subnet_id == aws_subnet.${name}.id`);
  expect(breaking(await pool(bySubnet('fa'), bySubnet('fb')))).toEqual({});
  const byZoneOf = (name: string) => where(`aws_subnet.${name}.availability_zone == state.availability_zone`);
  expect(breaking(await pool(byZoneOf('a'), byZoneOf('b')))).toEqual({});
});

test('the endpoint of one zone for both', async () => {
  expect(breaking(await pool(ofZone('zone-a'), ofZone('zone-a'), lost))).toEqual(firstOnly);
  const bySubnet = where('state.attachment[0].subnet_id == aws_subnet.fa.id');
  expect(breaking(await pool(bySubnet, bySubnet))).toEqual(firstOnly);
});

test('the endpoints of each other: a zone that fails takes the other one along', async () => {
  const bySubnet = (name: string) => where(`state.attachment[0].subnet_id == aws_subnet.${name}.id`);
  expect(breaking(await pool(bySubnet('fb'), bySubnet('fa')))).toEqual({
    'zone zone-a': forever,
    'zone zone-b': forever,
  });
});

test('a map of endpoints by zone, in a local', async () => {
  const of = `{ for state in ${states} : state.availability_zone => state.attachment[0].endpoint_id }`;
  const locals = { locals: { endpoints: `\${${of}}`, first: '${local.endpoints["zone-a"]}' } };
  const [a, b] = ['zone-a', 'zone-b'].map((zone) => `\${local.endpoints["${zone}"]}`);
  // The test's plans have no locals.
  const without = 'a plan leaves out what locals are';
  expect(breaking(await pool(a ?? '', b ?? '', without, locals))).toEqual({});
  expect(breaking(await pool(a ?? '', a ?? '', without, locals))).toEqual(firstOnly);
  expect(breaking(await pool('${local.first}', '${local.first}', without, locals))).toEqual(firstOnly);
});

test('which one is not known: that of the own zone, unless both have the same', async () => {
  const chosen = (zone: string) => where(`state.availability_zone != "${zone}"`);
  expect(breaking(await pool(chosen('zone-a'), chosen('zone-b')))).toEqual({});
  const first = `\${tolist(${states})[0].attachment[0].endpoint_id}`;
  expect(breaking(await pool(first, first, lost))).toEqual({
    'aws_networkfirewall_firewall.f of aws_route.a': forever,
  });
});
