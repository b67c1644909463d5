import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { type Resources, idOf, lacks, refusals, together } from '../ways.ts';

const gateway = idOf('aws_ec2_transit_gateway', 't');
const subnet = (vpc: string, zone: string, block: string) => ({
  vpc_id: idOf('aws_vpc', vpc),
  availability_zone: `zone-${zone}`,
  cidr_block: block,
});
const table = (vpc: string, ...route: object[]) => ({ vpc_id: idOf('aws_vpc', vpc), route });
const join = (name: string, to: string) => ({
  [name]: { subnet_id: idOf('aws_subnet', name), route_table_id: idOf('aws_route_table', to) },
});
const world = { cidr_block: '0.0.0.0/0' };
const onward = { ...world, transit_gateway_id: gateway };
const back = { cidr_block: '10.0.0.0/16', transit_gateway_id: gateway };

/** Two programs that leave by the NAT gateway of another VPC, whose subnet has these routes beside its way out. */
const spokeOf = (routes: readonly object[], ...more: readonly Resources[]) =>
  networkOf(
    together(
      {
        aws_vpc: { s: { cidr_block: '10.0.0.0/16' }, h: { cidr_block: '10.8.0.0/16' } },
        aws_subnet: {
          a: subnet('s', 'a', '10.0.0.0/24'),
          b: subnet('s', 'b', '10.0.1.0/24'),
          in_a: subnet('h', 'a', '10.8.0.0/24'),
          in_b: subnet('h', 'b', '10.8.1.0/24'),
          out: subnet('h', 'a', '10.8.2.0/24'),
        },
        aws_internet_gateway: { i: { vpc_id: idOf('aws_vpc', 'h') } },
        aws_nat_gateway: { n: { subnet_id: idOf('aws_subnet', 'out'), allocation_id: 'eipalloc-1' } },
        aws_route_table: {
          s: table('s', onward),
          in: table('h', { ...world, nat_gateway_id: idOf('aws_nat_gateway', 'n') }),
          out: table('h', { ...world, gateway_id: idOf('aws_internet_gateway', 'i') }, ...routes),
        },
        aws_route_table_association: {
          ...join('a', 's'),
          ...join('b', 's'),
          ...join('in_a', 'in'),
          ...join('in_b', 'in'),
          ...join('out', 'out'),
        },
        aws_ec2_transit_gateway: { t: {} },
        aws_ec2_transit_gateway_vpc_attachment: {
          s: {
            transit_gateway_id: gateway,
            vpc_id: idOf('aws_vpc', 's'),
            subnet_ids: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')],
          },
          h: {
            transit_gateway_id: gateway,
            vpc_id: idOf('aws_vpc', 'h'),
            subnet_ids: [idOf('aws_subnet', 'in_a'), idOf('aws_subnet', 'in_b')],
          },
        },
        aws_ec2_transit_gateway_route: {
          out: {
            destination_cidr_block: '0.0.0.0/0',
            transit_gateway_route_table_id: '${aws_ec2_transit_gateway.t.association_default_route_table_id}',
            transit_gateway_attachment_id: idOf('aws_ec2_transit_gateway_vpc_attachment', 'h'),
          },
        },
        aws_autoscaling_group: {
          g: { min_size: 2, vpc_zone_identifier: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')] },
        },
      },
      ...more,
    ),
    { variable: { block: { type: 'string' } } },
  );
const spoke = async (routes: readonly object[], ...more: readonly Resources[]) =>
  refusals(await spokeOf(routes, ...more));

test('what leaves by a NAT gateway of another VPC has to come back from its subnet', async () => {
  expect(await spoke([back])).toEqual([]);
  expect(await spoke([{ ...back, cidr_block: '10.0.0.0/8' }])).toEqual([]);
  expect(await spoke([])).toEqual(['aws_route_table.out has no route to aws_vpc.s']);
  expect(await spoke([{ ...back, cidr_block: '10.1.0.0/16' }])).toEqual([
    'aws_route_table.out has no route to aws_vpc.s',
  ]);
  expect(await spoke([{ ...back, cidr_block: '${var.block}' }])).toEqual([]);
});

test('answers from the internet pass the firewall that the requests have passed', async () => {
  const door = { vpc_endpoint_id: idOf('aws_vpc_endpoint', 'e') };
  const through = (...routes: object[]) =>
    spoke(routes, {
      aws_subnet: { door: subnet('h', 'a', '10.8.3.0/24') },
      aws_vpc_endpoint: {
        e: {
          vpc_id: idOf('aws_vpc', 'h'),
          vpc_endpoint_type: 'GatewayLoadBalancer',
          subnet_ids: [idOf('aws_subnet', 'door')],
        },
      },
      aws_route_table: {
        in: table('h', { ...world, ...door }),
        door: table('h', { ...world, nat_gateway_id: idOf('aws_nat_gateway', 'n') }, back),
      },
      aws_route_table_association: join('door', 'door'),
    });
  expect(await through({ cidr_block: '10.0.0.0/16', ...door })).toEqual([]);
  expect(await through({ cidr_block: '${var.block}', ...door })).toEqual([]);
  const past = 'past the firewall that the requests pass';
  expect(await through(back)).toEqual([
    `aws_route_table.out leads answers to aws_subnet.a ${past}`,
    `aws_route_table.out leads answers to aws_subnet.b ${past}`,
  ]);
});

test('a transit gateway that does not know the sender sends answers back to where they came from', async () => {
  const silent = { aws_ec2_transit_gateway: { t: { default_route_table_propagation: 'disable' } } };
  expect(await spoke([back], silent)).toEqual(['aws_ec2_transit_gateway.t has no route to aws_vpc.s']);
  const propagated: Resources = {
    aws_ec2_transit_gateway_route_table_propagation: {
      s: {
        transit_gateway_attachment_id: idOf('aws_ec2_transit_gateway_vpc_attachment', 's'),
        transit_gateway_route_table_id: '${aws_ec2_transit_gateway.t.association_default_route_table_id}',
      },
    },
  };
  expect(await spoke([back], silent, propagated)).toEqual([]);
});

test('whether a firewall in another VPC has to see the answers is open where its policy is not known', async () => {
  const door = {
    vpc_endpoint_id:
      '${one(one(aws_networkfirewall_firewall.f.firewall_status[0].sync_states).attachment).endpoint_id}',
  };
  const through = (policy: string, route: object) =>
    spokeOf([route], {
      aws_subnet: { door: subnet('h', 'a', '10.8.3.0/24') },
      aws_networkfirewall_firewall_policy: {
        p: { firewall_policy: [{ stateless_default_actions: ['aws:forward_to_sfe'] }] },
        pass: { firewall_policy: [{ stateless_default_actions: ['aws:pass'] }] },
      },
      aws_networkfirewall_firewall: {
        f: {
          vpc_id: idOf('aws_vpc', 'h'),
          firewall_policy_arn: policy,
          subnet_mapping: [{ subnet_id: idOf('aws_subnet', 'door') }],
        },
      },
      aws_route_table: {
        in: table('h', { ...world, ...door }),
        door: table('h', { ...world, nat_gateway_id: idOf('aws_nat_gateway', 'n') }, back),
      },
      aws_route_table_association: join('door', 'door'),
    });
  const told = async (policy: string, route: object = back) => {
    const network = await through(policy, route);
    return [refusals(network).length, lacks(network)];
  };
  expect(await told('${aws_networkfirewall_firewall_policy.p.arn}')).toEqual([2, []]);
  expect(await told('${aws_networkfirewall_firewall_policy.pass.arn}')).toEqual([0, []]);
  expect(await told('${var.block}')).toEqual([0, ['firewall_policy_arn of aws_networkfirewall_firewall.f']]);
  expect(await told('${var.block}', { cidr_block: '10.0.0.0/16', ...door })).toEqual([0, []]);
});
