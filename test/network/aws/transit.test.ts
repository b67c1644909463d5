import { expect, test } from 'vitest';
import { breaking, networkOf } from '../deploy.ts';
import { idOf, lacks, refusals, together } from './ways.ts';

const regions = { provider: { aws: [{ region: 'ap-northeast-2' }, { region: 'ap-northeast-3', alias: 'far' }] } };
const far = { provider: 'aws.far' };
const forever = [Infinity, Infinity];

/** VPC `name` with a subnet in each of two zones, one route table, and an attachment in every zone given. */
function site(name: string, block: string, gateway: string, zones: readonly string[], meta: object = {}) {
  const letters = ['1', '2'].map((digit) => `${name}${digit}`);
  return {
    aws_vpc: { [name]: { cidr_block: block, ...meta } },
    aws_subnet: Object.fromEntries(
      letters.map((letter, index) => [
        letter,
        { vpc_id: idOf('aws_vpc', name), availability_zone: `${name}-zone-${index + 1}`, ...meta },
      ]),
    ),
    aws_route_table: { [name]: { vpc_id: idOf('aws_vpc', name), ...meta } },
    aws_route_table_association: Object.fromEntries(
      letters.map((letter) => [
        letter,
        { subnet_id: idOf('aws_subnet', letter), route_table_id: idOf('aws_route_table', name), ...meta },
      ]),
    ),
    aws_ec2_transit_gateway_vpc_attachment: {
      [name]: {
        vpc_id: idOf('aws_vpc', name),
        transit_gateway_id: idOf('aws_ec2_transit_gateway', gateway),
        subnet_ids: zones.map((zone) => idOf('aws_subnet', `${name}${zone}`)),
        ...meta,
      },
    },
  };
}

const route = (name: string, from: string, block: string, gateway: string, meta: object = {}) => ({
  aws_route: {
    [name]: {
      route_table_id: idOf('aws_route_table', from),
      destination_cidr_block: block,
      transit_gateway_id: idOf('aws_ec2_transit_gateway', gateway),
      ...meta,
    },
  },
});

/** A static route of a transit gateway: in its default table unless one is named. */
const transitRoute = (name: string, gateway: string, block: string, attachment: string, meta: object = {}) => ({
  aws_ec2_transit_gateway_route: {
    [name]: {
      transit_gateway_route_table_id: `\${aws_ec2_transit_gateway.${gateway}.association_default_route_table_id}`,
      destination_cidr_block: block,
      transit_gateway_attachment_id: attachment,
      ...meta,
    },
  },
});

/** Two programs in VPC a that name a Multi-AZ database in VPC b. */
const client = (meta: object = {}) => ({
  aws_db_subnet_group: { b: { subnet_ids: [idOf('aws_subnet', 'b1'), idOf('aws_subnet', 'b2')], ...meta } },
  aws_db_instance: { d: { multi_az: true, db_subnet_group_name: '${aws_db_subnet_group.b.name}', ...meta } },
  aws_launch_template: { t: { user_data: 'DB=${aws_db_instance.d.address}' } },
  aws_autoscaling_group: {
    g: {
      min_size: 2,
      vpc_zone_identifier: [idOf('aws_subnet', 'a1'), idOf('aws_subnet', 'a2')],
      launch_template: [{ id: '${aws_launch_template.t.id}' }],
    },
  },
});

const peering = {
  aws_ec2_transit_gateway_peering_attachment: {
    p: {
      transit_gateway_id: idOf('aws_ec2_transit_gateway', 'near'),
      peer_transit_gateway_id: idOf('aws_ec2_transit_gateway', 'far'),
      peer_region: 'ap-northeast-3',
    },
  },
  aws_ec2_transit_gateway_peering_attachment_accepter: {
    p: { transit_gateway_attachment_id: idOf('aws_ec2_transit_gateway_peering_attachment', 'p'), ...far },
  },
};

const accepted = '${aws_ec2_transit_gateway_peering_attachment_accepter.p.transit_gateway_attachment_id}';

/** Program in one Region, database in another; `parts` may leave pieces of the way out or add to it. */
function betweenRegions(parts: Partial<Record<string, object>> = {}, zonesThere: readonly string[] = ['1', '2']) {
  const all: Record<string, object | undefined> = {
    near: site('a', '10.1.0.0/16', 'near', ['1', '2']),
    far: site('b', '10.2.0.0/16', 'far', zonesThere, far),
    gateways: { aws_ec2_transit_gateway: { near: {}, far } },
    client: client(far),
    peering,
    there: route('there', 'a', '10.2.0.0/16', 'near'),
    back: route('back', 'b', '10.1.0.0/16', 'far', far),
    transitThere: transitRoute('there', 'near', '10.2.0.0/16', idOf('aws_ec2_transit_gateway_peering_attachment', 'p')),
    transitBack: transitRoute('back', 'far', '10.1.0.0/16', accepted, far),
    ...parts,
  };
  return networkOf(together(...Object.values(all).map((one) => ({ ...one }))), regions);
}

test('a peering between Regions with routes both ways and attachments in every zone: nothing stops', async () => {
  const network = await betweenRegions();
  expect(lacks(network)).toEqual([]);
  expect(breaking(network)).toEqual({});
});

test('the attachment on the far side is on the way: with one zone it is what stops', async () => {
  expect(breaking(await betweenRegions({}, ['1']))).toEqual({
    'aws_ec2_transit_gateway_vpc_attachment.b@zone:b-zone-1': forever,
    'zone b-zone-1': forever,
  });
});

test.each([
  ['there', 'aws_route_table.a has no route to aws_vpc.b'],
  ['back', 'aws_route_table.b has no route to aws_vpc.a'],
  ['transitThere', 'aws_ec2_transit_gateway.near has no route to aws_vpc.b'],
  ['transitBack', 'aws_ec2_transit_gateway.far has no route to aws_vpc.a'],
])('without the route %s there is no way', async (part, lack) => {
  expect(refusals(await betweenRegions({ [part]: {} }))).toEqual([lack]);
});

test('a peering that is not accepted carries nothing', async () => {
  const asked = { ...peering, aws_ec2_transit_gateway_peering_attachment_accepter: {} };
  const back = transitRoute('back', 'far', '10.1.0.0/16', idOf('aws_ec2_transit_gateway_peering_attachment', 'p'), far);
  expect(refusals(await betweenRegions({ peering: asked, transitBack: back }))).toEqual([
    'aws_ec2_transit_gateway_peering_attachment.p is not accepted',
  ]);
});

test('a gateway of another account is not judged', async () => {
  const elsewhere = 'tgw-0123';
  const there = { route_table_id: idOf('aws_route_table', 'a'), destination_cidr_block: '10.2.0.0/16' };
  const parts = {
    near: {
      ...site('a', '10.1.0.0/16', 'near', ['1', '2']),
      aws_ec2_transit_gateway_vpc_attachment: {
        a: { vpc_id: idOf('aws_vpc', 'a'), transit_gateway_id: elsewhere, subnet_ids: [idOf('aws_subnet', 'a1')] },
      },
    },
    gateways: { aws_ec2_transit_gateway: { far } },
    peering: {},
    there: { aws_route: { there: { ...there, transit_gateway_id: elsewhere } } },
    transitThere: {},
    transitBack: transitRoute('back', 'far', '10.1.0.0/16', 'tgw-attach-0123', far),
  };
  expect(lacks(await betweenRegions(parts))).toEqual([]);
});

/** Both VPCs on one gateway. */
function onOneGateway(gateway: object, more: object = {}) {
  return networkOf(
    together(
      site('a', '10.1.0.0/16', 't', ['1', '2']),
      site('b', '10.2.0.0/16', 't', ['1', '2']),
      { aws_ec2_transit_gateway: { t: { ...gateway } } },
      client(),
      route('there', 'a', '10.0.0.0/8', 't'),
      route('back', 'b', '10.0.0.0/8', 't'),
      { ...more },
    ),
  );
}

const own = { default_route_table_association: 'disable', default_route_table_propagation: 'disable' };
const table = {
  aws_ec2_transit_gateway_route_table: { r: { transit_gateway_id: idOf('aws_ec2_transit_gateway', 't') } },
};
const joined = (type: string, names: readonly string[]) => ({
  [type]: Object.fromEntries(
    names.map((name) => [
      name,
      {
        transit_gateway_attachment_id: idOf('aws_ec2_transit_gateway_vpc_attachment', name),
        transit_gateway_route_table_id: idOf('aws_ec2_transit_gateway_route_table', 'r'),
      },
    ]),
  ),
});
const associated = joined('aws_ec2_transit_gateway_route_table_association', ['a', 'b']);
const propagated = (...names: string[]) => joined('aws_ec2_transit_gateway_route_table_propagation', names);

test('the default table knows every attachment', async () => {
  expect(lacks(await onOneGateway({}))).toEqual([]);
});

test('a table of its own knows what is propagated to it', async () => {
  expect(lacks(await onOneGateway(own, { ...table, ...associated, ...propagated('a', 'b') }))).toEqual([]);
  expect(refusals(await onOneGateway(own, { ...table, ...associated, ...propagated('a') }))).toEqual([
    'aws_ec2_transit_gateway_route_table.r has no route to aws_vpc.b',
  ]);
});

test('an attachment without a table leads nowhere', async () => {
  expect(refusals(await onOneGateway(own))).toEqual([
    'aws_ec2_transit_gateway_vpc_attachment.a is not associated with a transit gateway route table',
    'aws_ec2_transit_gateway_vpc_attachment.b is not associated with a transit gateway route table',
  ]);
});

test('whether the default table serves is not known where the switch is not', async () => {
  const gateway = { default_route_table_association: '${var.association}' };
  expect(lacks(await onOneGateway(gateway))).toEqual(['default_route_table_association of aws_ec2_transit_gateway.t']);
  const learning = { default_route_table_propagation: '${var.propagation}' };
  expect(lacks(await onOneGateway(learning))).toEqual(['default_route_table_propagation of aws_ec2_transit_gateway.t']);
});

test('a static route outranks what is propagated: packets that are dropped do not arrive', async () => {
  const dropped = transitRoute('drop', 't', '10.2.0.0/16', '', { blackhole: true });
  expect(refusals(await onOneGateway({}, dropped))).toEqual([
    'aws_ec2_transit_gateway_route.drop drops packets to aws_vpc.b',
  ]);
  const wider = transitRoute('drop', 't', '10.0.0.0/8', '', { blackhole: true });
  expect(refusals(await onOneGateway({}, wider))).toEqual([]);
});

test('the static route of the VPC block outranks what is propagated, also for a subnet', async () => {
  const sized = (block: string) => ({ cidr_block: block });
  const parts = site('b', '10.2.0.0/16', 't', ['1', '2']);
  const subnets = {
    b1: { ...parts.aws_subnet['b1'], ...sized('10.2.1.0/24') },
    b2: { ...parts.aws_subnet['b2'], ...sized('10.2.2.0/24') },
  };
  const dropped = transitRoute('drop', 't', '10.2.0.0/16', '', { blackhole: true });
  expect(refusals(await onOneGateway({}, { aws_subnet: subnets }))).toEqual([]);
  expect(refusals(await onOneGateway({}, { ...dropped, aws_subnet: subnets }))).toEqual([
    'aws_ec2_transit_gateway_route.drop drops packets to aws_vpc.b',
  ]);
});

/** Spoke a leaves by its gateway's default route, which leads to `attachment`. */
const leaving = (attachment: string, ...more: object[]) =>
  networkOf(
    together(
      site('a', '10.1.0.0/16', 'near', ['1', '2']),
      { aws_ec2_transit_gateway: { near: {}, far } },
      route('out', 'a', '0.0.0.0/0', 'near'),
      transitRoute('out', 'near', '0.0.0.0/0', attachment),
      ...more.map((one) => ({ ...one })),
    ),
    regions,
  );

test('a default route that ends in one VPN connection rests on it', async () => {
  const network = await leaving('${aws_vpn_connection.v.transit_gateway_attachment_id}', {
    aws_customer_gateway: { c: { ip_address: '192.0.2.1' } },
    aws_vpn_connection: {
      v: {
        transit_gateway_id: idOf('aws_ec2_transit_gateway', 'near'),
        customer_gateway_id: idOf('aws_customer_gateway', 'c'),
      },
    },
  });
  expect(network.services.map(({ name }) => name)).toContain('workload in aws_subnet.a1');
  expect(breaking(network)).toEqual({ 'aws_customer_gateway.c': forever, 'aws_vpn_connection.v': forever });
});

test('a way out in another Region: its NAT gateway, and the attachment there', async () => {
  const network = await leaving(
    idOf('aws_ec2_transit_gateway_peering_attachment', 'p'),
    peering,
    site('b', '10.2.0.0/16', 'far', ['1', '2'], far),
    transitRoute('on', 'far', '0.0.0.0/0', idOf('aws_ec2_transit_gateway_vpc_attachment', 'b'), far),
    { aws_nat_gateway: { n: { subnet_id: idOf('aws_subnet', 'b1'), ...far } } },
    {
      aws_route: {
        nat: {
          route_table_id: idOf('aws_route_table', 'b'),
          destination_cidr_block: '0.0.0.0/0',
          nat_gateway_id: idOf('aws_nat_gateway', 'n'),
          ...far,
        },
      },
    },
  );
  expect(breaking(network)).toEqual({ 'aws_nat_gateway.n': forever, 'zone b-zone-1': forever });
});

test('a static route to a block that is not known may be the default route', async () => {
  const vpn = {
    aws_customer_gateway: { c: { ip_address: '192.0.2.1' } },
    aws_vpn_connection: {
      v: {
        transit_gateway_id: idOf('aws_ec2_transit_gateway', 'near'),
        customer_gateway_id: idOf('aws_customer_gateway', 'c'),
      },
    },
  };
  const network = await networkOf(
    together(
      site('a', '10.1.0.0/16', 'near', ['1', '2']),
      { aws_ec2_transit_gateway: { near: {} } },
      route('out', 'a', '0.0.0.0/0', 'near'),
      transitRoute('out', 'near', '${var.where}', '${aws_vpn_connection.v.transit_gateway_attachment_id}'),
      vpn,
    ),
  );
  const workload = network.services.find(({ name }) => name.startsWith('workload'));
  expect(breaking({ ...network, services: workload ? [workload] : [] })).toEqual({
    'aws_customer_gateway.c': [0, Infinity],
    'aws_vpn_connection.v': [0, Infinity],
  });
});

/** Packets of one gateway are led through the firewall of an inspection VPC in these zones. */
async function inspected(zones: readonly string[], subnetMapping: unknown) {
  const inspection = together(site('i', '10.9.0.0/16', 't', zones), {
    aws_networkfirewall_firewall: { f: { vpc_id: idOf('aws_vpc', 'i'), subnet_mapping: subnetMapping } },
    aws_route: {
      inspect: {
        route_table_id: idOf('aws_route_table', 'i'),
        destination_cidr_block: '10.0.0.0/8',
        vpc_endpoint_id:
          '${aws_networkfirewall_firewall.f.firewall_status[0].sync_states[0].attachment[0].endpoint_id}',
      },
    },
  });
  const through = {
    ...table,
    ...associated,
    ...transitRoute('inspect', 't', '10.0.0.0/8', idOf('aws_ec2_transit_gateway_vpc_attachment', 'i'), {
      transit_gateway_route_table_id: idOf('aws_ec2_transit_gateway_route_table', 'r'),
    }),
  };
  return onOneGateway({}, together(inspection, through));
}

test('packets that are led through an inspection VPC need its firewall in a zone', async () => {
  const network = await inspected(['1'], [{ subnet_id: idOf('aws_subnet', 'i1') }]);
  expect(lacks(network)).toEqual([]);
  expect(breaking(network)).toEqual({
    'aws_ec2_transit_gateway_vpc_attachment.i@zone:i-zone-1': forever,
    'aws_networkfirewall_firewall.f@zone:i-zone-1': forever,
    'zone i-zone-1': forever,
  });
});

test('a firewall whose subnets are not known may stand in every zone of the inspection VPC', async () => {
  const network = await inspected(['1', '2'], '${var.where}');
  expect(Object.entries(breaking(network)).filter(([, [best]]) => best > 180)).toEqual([]);
});

test.for([
  {
    title: 'one endpoint in a zone that is not known is the only one',
    mappings: 1,
    expected: {
      'aws_networkfirewall_firewall.f@zone:any of zone:i-zone-1 zone:i-zone-2': forever,
      'zone i-zone-1': [1, Infinity],
      'zone i-zone-2': [1, Infinity],
    },
  },
  { title: 'two endpoints are in two zones, whichever subnets they stand in', mappings: 2, expected: {} },
])('firewall: $title', async ({ mappings, expected }) => {
  const where = '${var.which ? aws_subnet.i1.id : aws_subnet.i2.id}';
  const network = await inspected(
    ['1', '2'],
    Array.from({ length: mappings }, () => ({ subnet_id: where })),
  );
  expect(breaking(network)).toEqual(expected);
});
