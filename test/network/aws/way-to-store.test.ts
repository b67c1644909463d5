import { expect, test } from 'vitest';
import { longestPrefix } from '../../../src/network/aws/cidr.ts';
import { breaking, networkOf } from '../deploy.ts';

test('the longest prefix that holds the whole block', () => {
  const prefixes = ['0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16', '10.1.0.0/24', 'pl-123', '::/0'];
  expect(longestPrefix(prefixes, '10.1.0.0/16')).toBe('10.1.0.0/16');
  expect(longestPrefix(prefixes, '10.2.0.0/16')).toBe('10.0.0.0/8');
  expect(longestPrefix(prefixes, '192.168.0.0/16')).toBe('0.0.0.0/0');
  expect(longestPrefix(['10.1.0.0/24'], '10.1.0.0/16')).toBeUndefined();
});

/** Two programs in VPC a (10.1/16), a Multi-AZ database in VPC b (10.2/16), and routes from a. */
function across(routes: object, more: object = {}) {
  const subnet = (vpc: string, zone: string) => ({ vpc_id: `\${aws_vpc.${vpc}.id}`, availability_zone: zone });
  return networkOf({
    aws_vpc: { a: { cidr_block: '10.1.0.0/16' }, b: { cidr_block: '10.2.0.0/16' }, c: { cidr_block: '10.3.0.0/16' } },
    aws_subnet: {
      a1: subnet('a', 'zone-a'),
      a2: subnet('a', 'zone-b'),
      b1: subnet('b', 'zone-a'),
      b2: subnet('b', 'zone-b'),
    },
    aws_route_table: { a: { vpc_id: '${aws_vpc.a.id}' } },
    aws_route_table_association: {
      a1: { subnet_id: '${aws_subnet.a1.id}', route_table_id: '${aws_route_table.a.id}' },
      a2: { subnet_id: '${aws_subnet.a2.id}', route_table_id: '${aws_route_table.a.id}' },
    },
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
  });
}

const appliance = {
  destination_cidr_block: '10.0.0.0/8',
  network_interface_id: '${aws_instance.router.primary_network_interface_id}',
};
const peering = {
  destination_cidr_block: '10.2.0.0/16',
  vpc_peering_connection_id: '${aws_vpc_peering_connection.p.id}',
};
const peered = (to: string) => ({
  aws_vpc_peering_connection: { p: { vpc_id: '${aws_vpc.a.id}', peer_vpc_id: `\${aws_vpc.${to}.id}` } },
});

test('a route over one appliance is that appliance', async () => {
  expect(Object.keys(breaking(await across({ appliance })))).toEqual(['aws_instance.router', 'zone zone-a']);
});

test('a longer prefix over peering goes past the appliance', async () => {
  expect(breaking(await across({ appliance, peering }, peered('b')))).toEqual({});
});

test('peering is not transitive: a connection to another VPC does not lead there', async () => {
  const network = await across({ peering }, peered('c'));
  const missing = network.components.flatMap(({ needs }) => needs.flatMap((need) => need.missing ?? []));
  expect(missing).toEqual([
    'the route from aws_subnet.a1 to aws_vpc.b: aws_vpc_peering_connection.p does not end in aws_vpc.b',
    'the route from aws_subnet.a2 to aws_vpc.b: aws_vpc_peering_connection.p does not end in aws_vpc.b',
  ]);
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
    'aws_ec2_transit_gateway_vpc_attachment.b@zone:zone-a',
    'zone zone-a',
  ]);
});
