import { expect, test } from 'vitest';
import { breaking, networkOf } from '../../deploy.ts';
import { lacks, refusals } from '../ways.ts';

/** A route table for the database's subnets, with these routes. */
const behind = (route: readonly object[]) => ({
  aws_route_table: { a: { vpc_id: '${aws_vpc.a.id}' }, b: { vpc_id: '${aws_vpc.b.id}', route } },
  aws_route_table_association: Object.fromEntries(
    ['a1', 'a2', 'b1', 'b2'].map((name) => [
      name,
      { subnet_id: `\${aws_subnet.${name}.id}`, route_table_id: `\${aws_route_table.${name[0] ?? ''}.id}` },
    ]),
  ),
});

/** Two programs in VPC a (10.1/16), a Multi-AZ database in VPC b (10.2/16), and routes from a. */
function across(routes: object, more: object = {}, extra: Readonly<Record<string, unknown>> = {}) {
  const subnet = (vpc: string, zone: string) => ({ vpc_id: `\${aws_vpc.${vpc}.id}`, availability_zone: zone });
  return networkOf(
    {
      aws_vpc: { a: { cidr_block: '10.1.0.0/16' }, b: { cidr_block: '10.2.0.0/16' }, c: { cidr_block: '10.3.0.0/16' } },
      aws_subnet: {
        a1: subnet('a', 'zone-a'),
        a2: subnet('a', 'zone-b'),
        b1: subnet('b', 'zone-a'),
        b2: subnet('b', 'zone-b'),
      },
      // Answers get back by a connection that is not in the inputs.
      ...behind([{ cidr_block: '10.1.0.0/16', vpc_peering_connection_id: 'pcx-0123' }]),
      aws_route: Object.fromEntries(
        Object.entries(routes).map(([name, route]) => [name, { route_table_id: '${aws_route_table.a.id}', ...route }]),
      ),
      aws_db_subnet_group: { b: { subnet_ids: ['${aws_subnet.b1.id}', '${aws_subnet.b2.id}'] } },
      aws_db_instance: { d: { multi_az: true, db_subnet_group_name: '${aws_db_subnet_group.b.name}' } },
      aws_launch_template: { t: { user_data: 'DB=${aws_db_instance.d.address}' } },
      aws_autoscaling_group: {
        g: {
          min_size: 2,
          vpc_zone_identifier: ['${aws_subnet.a1.id}', '${aws_subnet.a2.id}'],
          launch_template: [{ id: '${aws_launch_template.t.id}' }],
        },
      },
      aws_instance: { router: { subnet_id: '${aws_subnet.a1.id}', source_dest_check: false, ami: 'ami-1' } },
      ...more,
    },
    extra,
  );
}

const appliance = {
  destination_cidr_block: '10.0.0.0/8',
  network_interface_id: '${aws_instance.router.primary_network_interface_id}',
};
const peering = {
  destination_cidr_block: '10.2.0.0/16',
  vpc_peering_connection_id: '${aws_vpc_peering_connection.p.id}',
};
const internet = { destination_cidr_block: '0.0.0.0/0', gateway_id: 'igw-0123' };
const peered = (to: string, accepted: object = { auto_accept: true }) => ({
  aws_vpc_peering_connection: {
    p: { vpc_id: '${aws_vpc.a.id}', peer_vpc_id: `\${aws_vpc.${to}.id}`, ...accepted },
  },
});

test('a route over one appliance is that appliance', async () => {
  expect(Object.keys(breaking(await across({ appliance })))).toEqual(['aws_instance.router', 'zone zone-a']);
});

test('a longer prefix over peering goes past the appliance', async () => {
  expect(breaking(await across({ appliance, peering }, peered('b')))).toEqual({});
});

test('peering is not transitive: a connection to another VPC does not lead there', async () => {
  expect(refusals(await across({ peering }, peered('c')))).toEqual([
    'aws_vpc_peering_connection.p does not connect aws_vpc.b',
  ]);
});

test('a peering connection waits for the other side', async () => {
  expect(refusals(await across({ peering }, peered('b', {})))).toEqual([
    'aws_vpc_peering_connection.p is not accepted',
  ]);
  const accepter = { a: { vpc_peering_connection_id: '${aws_vpc_peering_connection.p.id}', auto_accept: true } };
  const accepted = { ...peered('b', {}), aws_vpc_peering_connection_accepter: accepter };
  expect(refusals(await across({ peering }, accepted))).toEqual([]);
  const named = { ...peering, vpc_peering_connection_id: '${aws_vpc_peering_connection_accepter.a.id}' };
  expect(breaking(await across({ appliance, named }, accepted))).toEqual({});
});

test('no route to the other VPC is no way, where the deployment manages the table', async () => {
  const lack = 'aws_route_table.a has no route to aws_vpc.b';
  expect(refusals(await across({}))).toEqual([lack]);
  expect(refusals(await across({ internet }))).toEqual([lack]);
  expect(refusals(await across({ appliance }))).toEqual([]);
});

test('a route whose table is not known may be the way; one of a table outside the inputs is not', async () => {
  const remote = { data: { terraform_remote_state: { n: { backend: 's3', config: {} } } } };
  const loose = { ...peering, route_table_id: '${data.terraform_remote_state.n.outputs.table}' };
  const maybe = await across({ loose }, peered('b'), remote);
  expect([...lacks(maybe), ...refusals(maybe)]).toEqual([]);
  const elsewhere = { ...peering, route_table_id: 'rtb-0123' };
  expect(refusals(await across({ elsewhere }, peered('b')))).toEqual(['aws_route_table.a has no route to aws_vpc.b']);
});

test('answers need a route back', async () => {
  const there = { ...peered('b') };
  const connection = { vpc_peering_connection_id: '${aws_vpc_peering_connection.p.id}' };
  const lack = 'aws_route_table.b has no route to aws_vpc.a';
  expect(refusals(await across({ peering }, { ...there, ...behind([]) }))).toEqual([lack]);
  const nat = { cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat-0123' };
  expect(refusals(await across({ peering }, { ...there, ...behind([nat]) }))).toEqual([lack]);
  const wide = { cidr_block: '10.0.0.0/8', ...connection };
  expect(refusals(await across({ peering }, { ...there, ...behind([nat, wide]) }))).toEqual([]);
});

test('a route to the block of a VPC, known after apply, leads to that VPC', async () => {
  const named = { ...peering, destination_cidr_block: '${aws_vpc.b.cidr_block}' };
  expect(breaking(await across({ appliance, named }, peered('b')))).toEqual({});
});

test('a route to a block that is not known may outrank the one that is known', async () => {
  const open = { ...peering, destination_cidr_block: '${var.where}' };
  const network = await across({ appliance, open }, { ...peered('c'), variable: {} });
  expect(lacks(network)).toEqual(['destination_cidr_block of aws_route.open']);
  // Over the other connection it is a way as good as any.
  const good = await across(
    { appliance: { ...appliance, destination_cidr_block: '${var.where}' }, peering, internet },
    peered('b'),
  );
  expect(breaking(good)).toEqual({});
});

test('a longer prefix for the subnet of the store is the way', async () => {
  const sized = (vpc: string, zone: string, block: string) => ({
    vpc_id: `\${aws_vpc.${vpc}.id}`,
    availability_zone: zone,
    cidr_block: block,
  });
  const aws_subnet = {
    a1: sized('a', 'zone-a', '10.1.1.0/24'),
    a2: sized('a', 'zone-b', '10.1.2.0/24'),
    b1: sized('b', 'zone-a', '10.2.1.0/24'),
    b2: sized('b', 'zone-b', '10.2.2.0/24'),
  };
  const part = { ...appliance, destination_cidr_block: '10.2.1.0/24' };
  expect(Object.keys(breaking(await across({ peering, part }, { ...peered('b'), aws_subnet })))).toEqual([
    'aws_instance.router',
    'zone zone-a',
  ]);
  const other = { ...appliance, destination_cidr_block: '10.2.9.0/24' };
  expect(breaking(await across({ peering, other }, { ...peered('b'), aws_subnet }))).toEqual({});
});

test('each entry of a prefix list is a route', async () => {
  const list = { aws_ec2_managed_prefix_list: { l: { entry: [{ cidr: '10.9.0.0/16' }, { cidr: '10.2.0.0/16' }] } } };
  const listed = {
    destination_prefix_list_id: '${aws_ec2_managed_prefix_list.l.id}',
    vpc_peering_connection_id: '${aws_vpc_peering_connection.p.id}',
  };
  expect(breaking(await across({ appliance, listed }, { ...peered('b'), ...list }))).toEqual({});
  const added = {
    aws_ec2_managed_prefix_list: { l: {} },
    aws_ec2_managed_prefix_list_entry: {
      e: { prefix_list_id: '${aws_ec2_managed_prefix_list.l.id}', cidr: '10.2.0.0/16' },
    },
  };
  expect(breaking(await across({ appliance, listed }, { ...peered('b'), ...added }))).toEqual({});
});

test('a table outside the inputs has routes that are not known', async () => {
  const outside = {
    aws_route_table_association: {
      a1: { subnet_id: '${aws_subnet.a1.id}', route_table_id: 'rtb-0123' },
      a2: { subnet_id: '${aws_subnet.a2.id}', route_table_id: '${aws_route_table.a.id}' },
    },
  };
  expect(lacks(await across({ peering }, { ...peered('b'), ...outside }))).toEqual([
    'route_table_id of aws_route_table_association.a1',
  ]);
});

test('a load balancer in another VPC is reached by routes where it is internal', async () => {
  const balancer = (internal: boolean) => ({
    aws_lb: { l: { internal, load_balancer_type: 'network', subnets: ['${aws_subnet.b1.id}', '${aws_subnet.b2.id}'] } },
    aws_launch_template: { t: { user_data: 'LOGIN=${aws_lb.l.dns_name}' } },
  });
  expect(refusals(await across({}, balancer(true)))).toEqual(['aws_route_table.a has no route to aws_vpc.b']);
  const open = behind([{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-0123' }]);
  expect(refusals(await across({}, { ...balancer(false), ...open }))).toEqual([]);
});

test('over a transit gateway with one attachment zone it is the attachment', async () => {
  const attachment = (vpc: string, ...subnets: string[]) => ({
    vpc_id: `\${aws_vpc.${vpc}.id}`,
    transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
    subnet_ids: subnets.map((one) => `\${aws_subnet.${one}.id}`),
  });
  const route = { destination_cidr_block: '10.0.0.0/8', transit_gateway_id: '${aws_ec2_transit_gateway.t.id}' };
  const network = await across(
    { route },
    {
      aws_ec2_transit_gateway: { t: {} },
      aws_ec2_transit_gateway_vpc_attachment: { a: attachment('a', 'a1', 'a2'), b: attachment('b', 'b1') },
    },
  );
  expect(Object.keys(breaking(network))).toEqual([
    // No route leads to it: a server of its own.
    'aws_instance.router',
    'aws_ec2_transit_gateway_vpc_attachment.b@zone:zone-a',
    'zone zone-a',
  ]);
});
