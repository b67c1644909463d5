import { expect, test } from 'vitest';
import { networkOf, subnets } from '../../deploy.ts';
import { type Resources, idOf, refusals, together } from '../ways.ts';

const premises = '172.20.0.0/16';
const vpc_id = idOf('aws_vpc', 'v');
const toPremises = { cidr_block: premises, transit_gateway_id: idOf('aws_ec2_transit_gateway', 't') };
const table = (...route: object[]) => ({ vpc_id, route });
const join = (subnet: string, routes: string) => ({
  [subnet]: { subnet_id: idOf('aws_subnet', subnet), route_table_id: idOf('aws_route_table', routes) },
});
const both = ['a', 'b'].map((name) => idOf('aws_subnet', name));

/** An internal balancer in a and b whose group lets the premises in, over a transit gateway; the table of each subnet has the routes given. */
function entry(a: readonly object[], b: readonly object[], more: Resources = {}) {
  const base: Resources = {
    ...subnets('zone-a', 'zone-b'),
    aws_ec2_transit_gateway: { t: {} },
    aws_ec2_transit_gateway_vpc_attachment: {
      v: { transit_gateway_id: idOf('aws_ec2_transit_gateway', 't'), vpc_id, subnet_ids: both },
    },
    aws_vpn_connection: {
      w: { transit_gateway_id: idOf('aws_ec2_transit_gateway', 't'), customer_gateway_id: 'cgw-1', type: 'ipsec.1' },
    },
    aws_route_table: { a: table(...a), b: table(...b) },
    aws_route_table_association: { ...join('a', 'a'), ...join('b', 'b') },
    aws_security_group: {
      g: {
        vpc_id,
        ingress: [{ protocol: 'tcp', from_port: 443, to_port: 443, cidr_blocks: [premises] }],
        egress: [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }],
      },
    },
    aws_lb: {
      n: {
        load_balancer_type: 'network',
        internal: true,
        subnets: both,
        security_groups: [idOf('aws_security_group', 'g')],
      },
    },
    aws_lb_target_group: { t: { port: 443, protocol: 'TCP', vpc_id } },
    aws_lb_listener: {
      l: {
        load_balancer_arn: '${aws_lb.n.arn}',
        port: 443,
        protocol: 'TCP',
        default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.t.arn}' }],
      },
    },
  };
  return networkOf(together(base, more));
}

test('answers to clients of another network need a route back from every node', async () => {
  expect(refusals(await entry([toPremises], [toPremises]))).toEqual([]);
  expect(refusals(await entry([toPremises], []))).toEqual([`aws_route_table.b has no route to ${premises}`]);
});

test('a NAT gateway passes no answers', async () => {
  const nat = { aws_nat_gateway: { n: { connectivity_type: 'private', subnet_id: idOf('aws_subnet', 'a') } } };
  const toNat = { cidr_block: '0.0.0.0/0', nat_gateway_id: idOf('aws_nat_gateway', 'n') };
  expect(refusals(await entry([toPremises], [toNat], nat))).toEqual([`aws_route_table.b has no route to ${premises}`]);
});

test('a network that is attached to a transit gateway and routes nothing to it answers nobody', async () => {
  expect(refusals(await entry([], []))).toEqual([
    `aws_route_table.a has no route to ${premises}`,
    `aws_route_table.b has no route to ${premises}`,
  ]);
});

test('clients of a network that is not joined, or of the internet, or of groups that are not known, are none to answer', async () => {
  const elsewhere = { cidr_block: '192.168.0.0/16', transit_gateway_id: idOf('aws_ec2_transit_gateway', 't') };
  expect(refusals(await entry([elsewhere], [elsewhere]))).toEqual([]);
  const lb = { load_balancer_type: 'network', subnets: both, security_groups: [idOf('aws_security_group', 'g')] };
  expect(refusals(await entry([toPremises], [], { aws_lb: { n: lb } }))).not.toContain(
    `aws_route_table.b has no route to ${premises}`,
  );
  const unknown = { ...lb, internal: true, security_groups: ['sg-1'] };
  expect(refusals(await entry([toPremises], [], { aws_lb: { n: unknown } }))).toEqual([]);
});

/** The firewall endpoints that the node of the balancer in each zone needs, where the answers of the zones pass these. */
async function passed(a: string, b: string) {
  const place = (availability_zone: string) => ({ vpc_id, availability_zone });
  const over = (name: string) => ({
    vpc_endpoint_id: `\${one([for s in aws_networkfirewall_firewall.f.firewall_status[0].sync_states : s.attachment[0].endpoint_id if s.attachment[0].subnet_id == aws_subnet.${name}.id])}`,
  });
  const network = await entry([], [], {
    aws_subnet: { a: place('zone-a'), b: place('zone-b'), fa: place('zone-a'), fb: place('zone-b') },
    aws_route_table: { a: table(), b: table(), f: table(toPremises) },
    aws_route_table_association: { ...join('a', 'a'), ...join('b', 'b'), ...join('fa', 'f'), ...join('fb', 'f') },
    aws_route: {
      a: { route_table_id: idOf('aws_route_table', 'a'), ...over(a), destination_cidr_block: premises },
      b: { route_table_id: idOf('aws_route_table', 'b'), ...over(b), destination_cidr_block: premises },
    },
    aws_networkfirewall_firewall: {
      f: { vpc_id, subnet_mapping: ['fa', 'fb'].map((name) => ({ subnet_id: idOf('aws_subnet', name) })) },
    },
  });
  const nodes = network.components.filter(({ id }) => id.includes('aws_lb.n@'));
  const needed = nodes.map(({ needs }) => needs.flatMap((need) => need.alternatives.map(({ component }) => component)));
  return needed.map((of) =>
    of.flatMap((index) => network.components[index]?.id ?? []).filter((id) => id.includes('firewall')),
  );
}

test('answers of every zone that pass the firewall endpoint of one zone need it', async () => {
  expect(await passed('fa', 'fb')).toEqual([[], []]);
  const first = 'aws_networkfirewall_firewall.f@zone:zone-a';
  expect(await passed('fa', 'fa')).toEqual([[first], [first]]);
});
