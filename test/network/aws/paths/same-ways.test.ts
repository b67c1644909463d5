import { expect, test } from 'vitest';
import { networkOf, subnets } from '../../deploy.ts';
import { type Resources, idOf, refusals, together } from '../ways.ts';

const gateway = idOf('aws_ec2_transit_gateway', 't');
const join = (subnet: string, table: string) => ({
  [subnet]: { subnet_id: idOf('aws_subnet', subnet), route_table_id: idOf('aws_route_table', table) },
});
const table = (...route: object[]) => ({ vpc_id: idOf('aws_vpc', 'v'), route });
const premises = { cidr_block: '172.16.0.0/12', transit_gateway_id: gateway };

/** Members in zones a and b, each with its table; a VPN connection on the transit gateway both may be routed to. */
const pool = (a: object[], b: object[], more: Resources = {}) =>
  networkOf(
    together(
      {
        ...subnets('zone-a', 'zone-b'),
        aws_route_table: { a: table(...a), b: table(...b) },
        aws_route_table_association: { ...join('a', 'a'), ...join('b', 'b') },
        aws_ec2_transit_gateway: { t: {} },
        aws_ec2_transit_gateway_vpc_attachment: {
          v: {
            transit_gateway_id: gateway,
            vpc_id: idOf('aws_vpc', 'v'),
            subnet_ids: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')],
          },
        },
        aws_customer_gateway: { c: { ip_address: '192.0.2.1' } },
        aws_vpn_connection: {
          c: { transit_gateway_id: gateway, customer_gateway_id: idOf('aws_customer_gateway', 'c') },
        },
        aws_autoscaling_group: {
          g: { min_size: 2, vpc_zone_identifier: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')] },
        },
      },
      more,
    ),
    { variable: { where: { type: 'string' } } },
  );

test('a member without the route to the premises that its sibling has', async () => {
  expect(refusals(await pool([premises], [premises]))).toEqual([]);
  expect(refusals(await pool([premises], []))).toEqual(['aws_route_table.b has no route to 172.16.0.0/12']);
  const nat = { cidr_block: '0.0.0.0/0', gateway_id: 'igw-0123' };
  expect(refusals(await pool([premises, nat], [nat]))).toEqual(['aws_route_table.b has no route to 172.16.0.0/12']);
});

test('a wider route is a route; one to a block that is not known may be; a part of it is not compared', async () => {
  expect(refusals(await pool([premises], [{ ...premises, cidr_block: '172.0.0.0/8' }]))).toEqual([]);
  expect(refusals(await pool([premises], [{ ...premises, cidr_block: '${var.where}' }]))).toEqual([]);
  expect(refusals(await pool([premises], [{ ...premises, cidr_block: '172.16.0.0/16' }]))).toEqual([]);
});

test('an attachment without the zone of a member carries nothing of it', async () => {
  const attachment = (subnet_ids: string[]) => ({
    aws_ec2_transit_gateway_vpc_attachment: {
      v: { transit_gateway_id: gateway, vpc_id: idOf('aws_vpc', 'v'), subnet_ids },
    },
  });
  expect(refusals(await pool([premises], [premises], attachment([idOf('aws_subnet', 'a')])))).toEqual([
    'aws_ec2_transit_gateway_vpc_attachment.v has no interface in the zone of aws_subnet.b',
  ]);
});

test('the premises are reached, and answer, by routes of the transit gateway', async () => {
  const off = { aws_ec2_transit_gateway: { t: { default_route_table_propagation: 'disable' } } };
  expect(refusals(await pool([premises], [premises], off))).toEqual([
    'aws_ec2_transit_gateway.t has no route to 172.16.0.0/12',
  ]);
  const open = { aws_ec2_transit_gateway: { t: { default_route_table_propagation: '${var.where}' } } };
  expect(refusals(await pool([premises], [premises], open))).toEqual([]);
  const unknown = {
    aws_ec2_transit_gateway_vpc_attachment: {
      v: {
        transit_gateway_id: gateway,
        vpc_id: idOf('aws_vpc', 'v'),
        subnet_ids: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')],
        transit_gateway_default_route_table_propagation: false,
      },
    },
  };
  expect(refusals(await pool([premises], [premises], unknown))).toEqual([
    'aws_ec2_transit_gateway.t has no route to aws_vpc.v',
  ]);
});

test('a firewall that drops everything, and answers that pass none', async () => {
  const endpoint = '${aws_networkfirewall_firewall.f.firewall_status[0].sync_states[0].attachment[0].endpoint_id}';
  const through = { cidr_block: '0.0.0.0/0', vpc_endpoint_id: endpoint };
  const inspected = (policy: object, back: object[]): Resources => ({
    aws_subnet: {
      a: { vpc_id: idOf('aws_vpc', 'v'), availability_zone: 'zone-a', cidr_block: '10.0.1.0/24' },
      f: { vpc_id: idOf('aws_vpc', 'v'), availability_zone: 'zone-a', cidr_block: '10.0.9.0/24' },
    },
    aws_internet_gateway: { i: { vpc_id: idOf('aws_vpc', 'v') } },
    aws_route_table: {
      f: table({ cidr_block: '0.0.0.0/0', gateway_id: idOf('aws_internet_gateway', 'i') }),
      edge: table(...back),
    },
    aws_route_table_association: {
      ...join('f', 'f'),
      edge: { gateway_id: idOf('aws_internet_gateway', 'i'), route_table_id: idOf('aws_route_table', 'edge') },
    },
    aws_networkfirewall_firewall_policy: { p: { firewall_policy: [policy] } },
    aws_networkfirewall_firewall: {
      f: {
        vpc_id: idOf('aws_vpc', 'v'),
        firewall_policy_arn: '${aws_networkfirewall_firewall_policy.p.arn}',
        subnet_mapping: [{ subnet_id: idOf('aws_subnet', 'f') }],
      },
    },
  });
  const forwards = { stateless_default_actions: ['aws:forward_to_sfe'] };
  const led = { cidr_block: '10.0.1.0/24', vpc_endpoint_id: endpoint };
  const to = (policy: object, ...back: object[]) =>
    pool([through, premises], [through, premises], inspected(policy, back)).then(refusals);
  const told = await Promise.all([
    to(forwards, led),
    to(forwards),
    to({ stateless_default_actions: ['aws:drop'] }, led),
  ]);
  const unseen = 'aws_route_table.edge leads answers to aws_subnet.a past the firewall that the requests pass';
  expect(told).toEqual([[], [unseen], ['aws_networkfirewall_firewall_policy.p drops all packets']]);
});
