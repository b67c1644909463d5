import { expect, test } from 'vitest';
import { networkOf, subnets } from '../../deploy.ts';
import { idOf, refusals } from '../ways.ts';

const vpc_id = idOf('aws_vpc', 'v');
const gateway = idOf('aws_ec2_transit_gateway', 't');
const toPremises = { cidr_block: '172.20.0.0/16', transit_gateway_id: gateway };
const both = ['a', 'b'].map((name) => idOf('aws_subnet', name));
const join = (name: string) => ({ subnet_id: idOf('aws_subnet', name), route_table_id: idOf('aws_route_table', name) });

/** An outbound endpoint in a and b, whose rule asks a name server; the table of each subnet has the routes given. */
function asking(server: string, a: readonly object[], b: readonly object[]) {
  return networkOf({
    ...subnets('zone-a', 'zone-b'),
    aws_ec2_transit_gateway: { t: {} },
    aws_ec2_transit_gateway_vpc_attachment: { v: { transit_gateway_id: gateway, vpc_id, subnet_ids: both } },
    aws_vpn_connection: { w: { transit_gateway_id: gateway, customer_gateway_id: 'cgw-1', type: 'ipsec.1' } },
    aws_route_table: { a: { vpc_id, route: a }, b: { vpc_id, route: b } },
    aws_route_table_association: { a: join('a'), b: join('b') },
    aws_route53_resolver_endpoint: {
      o: { direction: 'OUTBOUND', security_group_ids: ['sg-1'], ip_address: both.map((subnet_id) => ({ subnet_id })) },
    },
    aws_route53_resolver_rule: {
      r: {
        domain_name: 'offices.example',
        rule_type: 'FORWARD',
        resolver_endpoint_id: idOf('aws_route53_resolver_endpoint', 'o'),
        target_ip: [{ ip: server }],
      },
    },
    aws_route53_resolver_rule_association: {
      r: { resolver_rule_id: idOf('aws_route53_resolver_rule', 'r'), vpc_id },
    },
  });
}

test('each address of an outbound endpoint needs a route to a name server', async () => {
  expect(refusals(await asking('172.20.0.53', [toPremises], [toPremises]))).toEqual([]);
  expect(refusals(await asking('172.20.0.53', [toPremises], []))).toEqual([
    'aws_route_table.b has no route to 172.20.0.53/32',
  ]);
});

test('a public name server, or one that is not known, may be reached', async () => {
  expect(refusals(await asking('203.0.113.53', [], []))).toEqual([]);
  expect(refusals(await asking('${var.server}', [], []))).toEqual([]);
});

const world = '0.0.0.0/0';
const subnetOf = (vpc: string, zone: string, cidr_block: string) => ({
  vpc_id: idOf('aws_vpc', vpc),
  availability_zone: `zone-${zone}`,
  cidr_block,
});

/** An outbound endpoint behind a transit gateway, whose default route leads to the NAT gateway of another VPC. */
async function behindHub(server: string, vpn: object) {
  const route = (vpc: string, hop: object, ...more: readonly object[]) => ({
    vpc_id: idOf('aws_vpc', vpc),
    route: [{ cidr_block: world, ...hop }, ...more],
  });
  const attached = (vpc: string, ...names: string[]) => ({
    transit_gateway_id: gateway,
    vpc_id: idOf('aws_vpc', vpc),
    subnet_ids: names.map((name) => idOf('aws_subnet', name)),
  });
  return refusals(
    await networkOf({
      aws_vpc: { v: { cidr_block: '10.0.0.0/16' }, h: { cidr_block: '10.8.0.0/16' } },
      aws_subnet: {
        a: subnetOf('v', 'a', '10.0.0.0/24'),
        b: subnetOf('v', 'b', '10.0.1.0/24'),
        in: subnetOf('h', 'a', '10.8.0.0/24'),
        out: subnetOf('h', 'a', '10.8.1.0/24'),
      },
      aws_internet_gateway: { i: { vpc_id: idOf('aws_vpc', 'h') } },
      aws_nat_gateway: { n: { subnet_id: idOf('aws_subnet', 'out'), allocation_id: 'eipalloc-1' } },
      aws_ec2_transit_gateway: { t: {} },
      aws_ec2_transit_gateway_vpc_attachment: { v: attached('v', 'a', 'b'), h: attached('h', 'in') },
      aws_ec2_transit_gateway_route: {
        out: {
          transit_gateway_route_table_id: '${aws_ec2_transit_gateway.t.association_default_route_table_id}',
          destination_cidr_block: world,
          transit_gateway_attachment_id: idOf('aws_ec2_transit_gateway_vpc_attachment', 'h'),
        },
      },
      aws_vpn_connection: { w: { transit_gateway_id: gateway, customer_gateway_id: 'cgw-1', type: 'ipsec.1', ...vpn } },
      aws_route_table: {
        v: route('v', { transit_gateway_id: gateway }),
        in: route('h', { nat_gateway_id: idOf('aws_nat_gateway', 'n') }),
        out: route(
          'h',
          { gateway_id: idOf('aws_internet_gateway', 'i') },
          { cidr_block: '10.0.0.0/16', transit_gateway_id: gateway },
        ),
      },
      aws_route_table_association: Object.fromEntries(
        [
          ['a', 'v'],
          ['b', 'v'],
          ['in', 'in'],
          ['out', 'out'],
        ].map(([name = '', to = '']) => [
          name,
          { subnet_id: idOf('aws_subnet', name), route_table_id: idOf('aws_route_table', to) },
        ]),
      ),
      aws_route53_resolver_endpoint: {
        o: {
          direction: 'OUTBOUND',
          security_group_ids: ['sg-1'],
          ip_address: both.map((subnet_id) => ({ subnet_id })),
        },
      },
      aws_route53_resolver_rule: {
        r: {
          domain_name: 'offices.example',
          rule_type: 'FORWARD',
          resolver_endpoint_id: idOf('aws_route53_resolver_endpoint', 'o'),
          target_ip: [{ ip: server }],
        },
      },
      aws_route53_resolver_rule_association: {
        r: { resolver_rule_id: idOf('aws_route53_resolver_rule', 'r'), vpc_id: idOf('aws_vpc', 'v') },
      },
    }),
  );
}

test('what lines announce outranks the default route of a transit gateway', async () => {
  expect(await behindHub('172.20.0.53', {})).toEqual([]);
  expect(await behindHub('172.20.0.53', { static_routes_only: true })).toEqual([
    'aws_vpn_connection.w uses static routes and has none',
    'aws_route_table.in has no route to 172.20.0.53/32',
  ]);
  expect(await behindHub('203.0.113.53', {})).toEqual([]);
});
