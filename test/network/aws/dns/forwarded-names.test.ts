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
