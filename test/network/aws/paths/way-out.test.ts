import { expect, test } from 'vitest';
import { networkOf, subnets } from '../../deploy.ts';
import { type Resources, idOf, lacks, refusals, together } from '../ways.ts';

const everywhere = '0.0.0.0/0';
const table = (...route: object[]) => ({ vpc_id: idOf('aws_vpc', 'v'), route });
const toInternet = { cidr_block: everywhere, gateway_id: idOf('aws_internet_gateway', 'i') };
const toNat = { cidr_block: everywhere, nat_gateway_id: idOf('aws_nat_gateway', 'n') };
const join = (subnet: string, routes: string) => ({
  [subnet]: { subnet_id: idOf('aws_subnet', subnet), route_table_id: idOf('aws_route_table', routes) },
});

/**
 * A pool in private subnets a and b; a NAT gateway in public subnet c. The table of a leads to it; `more` says what leads b
 * out.
 */
function pool(more: Resources = {}, extra: Readonly<Record<string, unknown>> = {}) {
  const base: Resources = {
    ...subnets('zone-a', 'zone-b', 'zone-a'),
    aws_internet_gateway: { i: { vpc_id: idOf('aws_vpc', 'v') } },
    aws_nat_gateway: { n: { subnet_id: idOf('aws_subnet', 'c'), allocation_id: 'eipalloc-1' } },
    aws_route_table: { a: table(toNat), c: table(toInternet) },
    aws_route_table_association: { ...join('a', 'a'), ...join('c', 'c') },
    aws_autoscaling_group: {
      g: { min_size: 2, vpc_zone_identifier: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')] },
    },
  };
  return networkOf(together(base, more), extra);
}

const viaB = (...route: object[]): Resources => ({
  aws_route_table: { b: table(...route) },
  aws_route_table_association: join('b', 'b'),
});

test('a member in a subnet without association has no way out: the main table of a new VPC is empty', async () => {
  expect(refusals(await pool())).toEqual(['aws_subnet.b has no route to 0.0.0.0/0']);
  const main = { route_table_id: '${aws_vpc.v.main_route_table_id}', destination_cidr_block: everywhere };
  const out = { aws_route: { main: { ...main, nat_gateway_id: idOf('aws_nat_gateway', 'n') } } };
  expect(refusals(await pool(out))).toEqual([]);
});

test('the main table is that of an association, else the adopted default one', async () => {
  const adopted = { default_route_table_id: '${aws_vpc.v.default_route_table_id}' };
  expect(refusals(await pool({ aws_default_route_table: { d: { ...adopted, route: [toNat] } } }))).toEqual([]);
  expect(refusals(await pool({ aws_default_route_table: { d: { ...adopted, route: [] } } }))).toEqual([
    'aws_default_route_table.d has no route to 0.0.0.0/0',
  ]);
  const both = {
    aws_default_route_table: { d: { ...adopted, route: [] } },
    aws_main_route_table_association: {
      m: { vpc_id: idOf('aws_vpc', 'v'), route_table_id: idOf('aws_route_table', 'a') },
    },
  };
  expect(refusals(await pool(both))).toEqual([]);
});

test('a member whose table has no default route is refused at the table; a pool without any is isolated', async () => {
  expect(refusals(await pool(viaB()))).toEqual(['aws_route_table.b has no route to 0.0.0.0/0']);
  expect(refusals(await pool(viaB(toNat)))).toEqual([]);
  const isolated = await pool({ ...viaB(), aws_route_table_association: { ...join('a', 'b'), ...join('b', 'b') } });
  expect(refusals(isolated)).toEqual([]);
});

test('a table that leads out and has no subnet was made for those without association', async () => {
  const out = table({ cidr_block: everywhere, nat_gateway_id: 'nat-0123' });
  const unassociated = (more: Resources): Promise<readonly string[]> =>
    networkOf(
      together(
        {
          ...subnets('zone-a', 'zone-b'),
          aws_autoscaling_group: {
            g: { min_size: 2, vpc_zone_identifier: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')] },
          },
        },
        more,
      ),
    ).then(refusals);
  expect(await unassociated({ aws_route_table: { idle: out } })).toEqual([
    'aws_subnet.a has no route to 0.0.0.0/0',
    'aws_subnet.b has no route to 0.0.0.0/0',
  ]);
  expect(await unassociated({ aws_route_table: { idle: table() } })).toEqual([]);
  const elsewhere = {
    aws_route_table: { idle: out },
    aws_route_table_association: { c: { subnet_id: 'subnet-1', route_table_id: idOf('aws_route_table', 'idle') } },
  };
  expect(await unassociated(elsewhere)).toEqual([]);
});

test('a route that may be the default route, or in the table, is open', async () => {
  const where = { cidr_block: '${var.where}', nat_gateway_id: idOf('aws_nat_gateway', 'n') };
  expect(refusals(await pool(viaB(where), { variable: { where: { type: 'string' } } }))).toEqual([]);
  const learned = { vpc_id: idOf('aws_vpc', 'v'), propagating_vgws: ['${aws_vpn_gateway.w.id}'] };
  const network = await pool({
    ...viaB(),
    aws_route_table: { b: learned },
    aws_vpn_gateway: { w: { vpc_id: idOf('aws_vpc', 'v') } },
  });
  // What b learns is no default route for certain; a does not learn it.
  expect([...refusals(network), ...lacks(network)]).toEqual(['aws_route_table.a has no route to aws_vpn_gateway.w']);
});

test('a private NAT gateway reaches no internet', async () => {
  const nats = (connectivity_type: string): Resources => ({
    ...viaB({ cidr_block: everywhere, nat_gateway_id: idOf('aws_nat_gateway', 'p') }),
    aws_nat_gateway: { p: { subnet_id: idOf('aws_subnet', 'c'), connectivity_type } },
  });
  expect(refusals(await pool(nats('private')))).toEqual([
    'aws_nat_gateway.p is a private NAT gateway: an internet gateway drops its packets',
  ]);
  expect(refusals(await pool(nats('public')))).toEqual([]);
  expect(refusals(await pool(nats('${var.kind}'), { variable: { kind: { type: 'string' } } }))).toEqual([]);
});

test('a NAT gateway in a private subnet leads nowhere', async () => {
  const inside = (subnet: string): Resources => ({
    ...viaB({ cidr_block: everywhere, nat_gateway_id: idOf('aws_nat_gateway', 'p') }),
    aws_nat_gateway: { p: { subnet_id: idOf('aws_subnet', subnet), allocation_id: 'eipalloc-2' } },
  });
  const lack =
    'aws_nat_gateway.p is in a subnet whose default route leads to a NAT gateway, not to an internet gateway';
  expect(refusals(await pool(inside('a')))).toEqual([lack]);
  expect(refusals(await pool(inside('b')))).toEqual([lack]);
  expect(refusals(await pool(inside('c')))).toEqual([]);
});

test('a member behind an internet gateway needs a public address to get out', async () => {
  const direct = viaB(toInternet);
  expect(refusals(await pool(direct))).toEqual([
    'aws_route_table.b leads to an internet gateway, and aws_subnet.b has no public address',
  ]);
  const flagged = {
    aws_subnet: { b: { vpc_id: idOf('aws_vpc', 'v'), availability_zone: 'zone-b', map_public_ip_on_launch: true } },
  };
  expect(refusals(await pool(together(direct, flagged)))).toEqual([]);
});

test('a gateway or interface that is attached to nothing drops what is led to it', async () => {
  const toOther = (gateway: object): Resources => ({
    ...viaB({ cidr_block: everywhere, gateway_id: idOf('aws_internet_gateway', 'j') }),
    aws_internet_gateway: { j: gateway },
  });
  const address = {
    aws_subnet: { b: { vpc_id: idOf('aws_vpc', 'v'), availability_zone: 'zone-b', map_public_ip_on_launch: true } },
  };
  expect(refusals(await pool(together(toOther({}), address)))).toEqual([
    'aws_internet_gateway.j is attached to nothing, but a route leads to it',
  ]);
  const attachment = {
    aws_internet_gateway_attachment: {
      j: { internet_gateway_id: idOf('aws_internet_gateway', 'j'), vpc_id: idOf('aws_vpc', 'v') },
    },
  };
  expect(refusals(await pool(together(toOther({}), address, attachment)))).toEqual([]);
  const face = { aws_network_interface: { f: { subnet_id: idOf('aws_subnet', 'c'), source_dest_check: false } } };
  const toFace = viaB({ cidr_block: everywhere, network_interface_id: idOf('aws_network_interface', 'f') });
  expect(refusals(await pool(together(toFace, face)))).toEqual([
    'aws_network_interface.f is attached to nothing, but a route leads to it',
  ]);
});

test('an instance forwards packets of others where it does not check their source', async () => {
  const machine = (more: object): Resources => ({
    ...viaB({ cidr_block: everywhere, network_interface_id: '${aws_instance.r.primary_network_interface_id}' }),
    aws_instance: { r: { subnet_id: idOf('aws_subnet', 'c'), ami: 'ami-1', ...more } },
  });
  expect(refusals(await pool(machine({})))).toEqual([
    'aws_instance.r drops packets that are not its own (source_dest_check is on), but a route leads to it',
  ]);
  expect(refusals(await pool(machine({ source_dest_check: false })))).toEqual([]);
});

test('of equal blocks a route of its own comes before a prefix list; of two lists it is not known which', async () => {
  const half = (cidr: string) => ({ entry: [{ cidr }, { cidr: '128.0.0.0/1' }] });
  const list = (name: string) => idOf('aws_ec2_managed_prefix_list', name);
  const both: Resources = { aws_ec2_managed_prefix_list: { l: half('0.0.0.0/1'), m: half('0.0.0.0/1') } };
  const lost = { destination_prefix_list_id: list('l'), nat_gateway_id: idOf('aws_nat_gateway', 'p') };
  const route = (hop: object) => ({ route_table_id: idOf('aws_route_table', 'b'), ...hop });
  // A private NAT gateway whose subnet leads to an internet gateway is refused.
  const nat: Resources = {
    aws_nat_gateway: { p: { subnet_id: idOf('aws_subnet', 'c'), connectivity_type: 'private' } },
  };
  const told = async (...routes: object[]) => {
    const written = Object.fromEntries(routes.map((hop, index) => [`r${index}`, route(hop)]));
    const network = await pool(together(viaB(), both, nat, { aws_route: written }));
    return { refusals: refusals(network), lacks: lacks(network) };
  };
  const dropped = ['aws_nat_gateway.p is a private NAT gateway: an internet gateway drops its packets'];
  expect((await told(lost)).refusals).toEqual(dropped);
  const halves = ['0.0.0.0/1', '128.0.0.0/1'].map((destination_cidr_block) => ({
    destination_cidr_block,
    nat_gateway_id: idOf('aws_nat_gateway', 'n'),
  }));
  expect(await told(lost, ...halves)).toEqual({ refusals: [], lacks: [] });
  const other = { destination_prefix_list_id: list('m'), nat_gateway_id: idOf('aws_nat_gateway', 'n') };
  expect((await told(lost, other)).refusals).toEqual([]);
  expect((await told(lost, other)).lacks).toEqual([]);
});

test('where public access is blocked, nothing leaves by an internet gateway, unless the network is excluded', async () => {
  const route = viaB(toNat);
  const blocking = (internet_gateway_block_mode: string, exclusion: object = {}): Resources => ({
    aws_vpc_block_public_access_options: { o: { internet_gateway_block_mode } },
    aws_vpc_block_public_access_exclusion: { ...exclusion },
  });
  const told = async (more: Resources) =>
    refusals(await pool(together(route, more), { variable: { where: { type: 'string' } } }));
  const blocked = 'aws_vpc_block_public_access_options.o blocks all internet gateways';
  expect(await told(blocking('block-bidirectional'))).toEqual([blocked]);
  expect(await told(blocking('off'))).toEqual([]);
  expect(await told(blocking('block-ingress'))).toEqual([]);
  expect(await told(blocking('${var.where}'))).toEqual([]);
  const excluded = { internet_gateway_exclusion_mode: 'allow-bidirectional' };
  const own = { e: { vpc_id: idOf('aws_vpc', 'v'), ...excluded } };
  expect(await told(blocking('block-bidirectional', own))).toEqual([]);
  const ofSubnet = { e: { subnet_id: idOf('aws_subnet', 'c'), ...excluded } };
  expect(await told(blocking('block-bidirectional', ofSubnet))).toEqual([]);
  expect(await told(blocking('block-bidirectional', { e: { vpc_id: '${var.where}', ...excluded } }))).toEqual([]);
});
