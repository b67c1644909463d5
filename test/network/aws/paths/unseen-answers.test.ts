import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { type Resources, idOf, lacks, refusals, together } from '../ways.ts';

const block = { a: '10.0.1.0/24', b: '10.0.2.0/24', door: '10.0.3.0/24', out: '10.0.4.0/24' };
const everywhere = { cidr_block: '0.0.0.0/0' };
const door = { vpc_endpoint_id: idOf('aws_vpc_endpoint', 'e') };
const back = { a: { cidr_block: block.a, ...door }, b: { cidr_block: block.b, ...door } };
const internet = { ...everywhere, gateway_id: idOf('aws_internet_gateway', 'i') };
const vpc = { vpc_id: idOf('aws_vpc', 'v') };
const table = (...route: object[]) => ({ ...vpc, route });
const join = (name: string, to: string) => ({
  subnet_id: idOf('aws_subnet', name),
  route_table_id: idOf('aws_route_table', to),
});

/**
 * A pool in subnets a and b whose packets pass the Gateway Load Balancer endpoint in the subnet `door`, which has the first routes.
 * A NAT gateway in the subnet `out`, which has the second ones.
 */
const drawn = (beyond: readonly object[], out: readonly object[], ...more: readonly Resources[]) =>
  networkOf(
    together(
      {
        aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
        aws_subnet: Object.fromEntries(
          Object.entries(block).map(([name, cidr_block]) => [
            name,
            { ...vpc, cidr_block, availability_zone: name === 'b' ? 'zone-b' : 'zone-a' },
          ]),
        ),
        aws_internet_gateway: { i: vpc },
        aws_nat_gateway: { n: { subnet_id: idOf('aws_subnet', 'out'), allocation_id: 'eipalloc-1' } },
        aws_vpc_endpoint: {
          e: { ...vpc, vpc_endpoint_type: 'GatewayLoadBalancer', subnet_ids: [idOf('aws_subnet', 'door')] },
        },
        aws_route_table: { in: table({ ...everywhere, ...door }), door: table(...beyond), out: table(...out) },
        aws_route_table_association: {
          a: join('a', 'in'),
          b: join('b', 'in'),
          door: join('door', 'door'),
          out: join('out', 'out'),
        },
        aws_autoscaling_group: {
          g: {
            min_size: 2,
            vpc_zone_identifier: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')],
            launch_template: [{ id: idOf('aws_launch_template', 't') }],
          },
        },
        aws_launch_template: { t: { network_interfaces: [{ associate_public_ip_address: true }] } },
      },
      ...more,
    ),
  );
const pool = async (...args: Parameters<typeof drawn>) => refusals(await drawn(...args));
const past = (by: string, subnet: string) =>
  `${by} leads answers to aws_subnet.${subnet} past the firewall that the requests pass`;

test('what passes an endpoint on its way to a NAT gateway has to pass one on its way back', async () => {
  const nat = { ...everywhere, nat_gateway_id: idOf('aws_nat_gateway', 'n') };
  expect(await pool([nat], [internet, back.a, back.b])).toEqual([]);
  expect(await pool([nat], [internet, { cidr_block: '10.0.0.0/16', ...door }])).toEqual([]);
  expect(await pool([nat], [internet])).toEqual([past('aws_route_table.out', 'a'), past('aws_route_table.out', 'b')]);
  expect(await pool([nat], [internet, back.a])).toEqual([past('aws_route_table.out', 'b')]);
});

test('answers may pass it where a route is not known, or leads to parts of the subnet', async () => {
  const nat = { ...everywhere, nat_gateway_id: idOf('aws_nat_gateway', 'n') };
  expect(await pool([nat], [internet, { cidr_block: '${var.back}', ...door }])).toEqual([]);
  const halves = ['10.0.1.0/25', '10.0.1.128/25'].map((cidr_block) => ({ cidr_block, ...door }));
  expect(await pool([nat], [internet, ...halves, back.b])).toEqual([]);
  const unknown = { aws_subnet: { b: { ...vpc, availability_zone: 'zone-b', cidr_block: '${var.block}' } } };
  expect(await pool([nat], [internet, back.a], unknown)).toEqual([]);
});

test('the same of answers that enter by an internet gateway: by its own route table', async () => {
  const edge = (gateway_id: string, ...route: object[]) => ({
    aws_route_table: { edge: table(...route) },
    aws_route_table_association: { edge: { gateway_id, route_table_id: idOf('aws_route_table', 'edge') } },
  });
  const gateway = idOf('aws_internet_gateway', 'i');
  expect(await pool([internet], [], edge(gateway, back.a, back.b))).toEqual([]);
  expect(await pool([internet], [], edge(gateway, back.a))).toEqual([past('aws_route_table.edge', 'b')]);
  expect(await pool([internet], [])).toEqual([
    past('aws_internet_gateway.i', 'a'),
    past('aws_internet_gateway.i', 'b'),
  ]);
  expect(await pool([internet], [], edge('${var.gateway}', back.a))).toEqual([]);
  const six = { ipv6_cidr_block: '::/0' };
  const out = { ...six, egress_only_gateway_id: idOf('aws_egress_only_internet_gateway', 'o') };
  const ofSix = { aws_egress_only_internet_gateway: { o: vpc }, aws_route_table: { in: table({ ...six, ...door }) } };
  expect((await pool([out], [], ofSix)).filter((line) => line.includes('past'))).toEqual([]);
});

test('the same of answers that enter by a transit gateway: in the subnets of the attachment', async () => {
  const transit = { ...everywhere, transit_gateway_id: 'tgw-1' };
  const attachment = {
    aws_ec2_transit_gateway_vpc_attachment: {
      v: { ...vpc, transit_gateway_id: 'tgw-1', subnet_ids: [idOf('aws_subnet', 'out')] },
    },
  };
  expect(await pool([transit], [back.a, back.b], attachment)).toEqual([]);
  expect(await pool([transit], [back.b], attachment)).toEqual([past('aws_route_table.out', 'a')]);
});

test('an AWS Network Firewall without stateful engine sees packets one by one', async () => {
  const endpoint = {
    vpc_endpoint_id: '${aws_networkfirewall_firewall.f.firewall_status[0].sync_states[0].attachment[0].endpoint_id}',
  };
  const firewall = (...stateless_default_actions: string[]) =>
    pool([{ ...everywhere, nat_gateway_id: idOf('aws_nat_gateway', 'n') }], [internet], {
      aws_route_table: { in: table({ ...everywhere, ...endpoint }) },
      aws_networkfirewall_firewall_policy: { p: { firewall_policy: [{ stateless_default_actions }] } },
      aws_networkfirewall_firewall: {
        f: {
          ...vpc,
          firewall_policy_arn: '${aws_networkfirewall_firewall_policy.p.arn}',
          subnet_mapping: [{ subnet_id: idOf('aws_subnet', 'door') }],
        },
      },
    });
  expect(await firewall('aws:pass')).toEqual([]);
  expect(await firewall('aws:forward_to_sfe')).toEqual([
    past('aws_route_table.out', 'a'),
    past('aws_route_table.out', 'b'),
  ]);
});

test('whether a firewall whose policy is not known sees packets one by one is open, where it matters', async () => {
  const endpoint = {
    vpc_endpoint_id: '${aws_networkfirewall_firewall.f.firewall_status[0].sync_states[0].attachment[0].endpoint_id}',
  };
  const firewall = (policy: string, ...out: readonly object[]) =>
    drawn([{ ...everywhere, nat_gateway_id: idOf('aws_nat_gateway', 'n') }], [internet, ...out], {
      aws_route_table: { in: table({ ...everywhere, ...endpoint }) },
      aws_networkfirewall_firewall_policy: {
        p: { firewall_policy: [{ stateless_default_actions: ['${aws_vpc.v.owner_id}'] }] },
      },
      aws_networkfirewall_firewall: {
        f: { ...vpc, firewall_policy_arn: policy, subnet_mapping: [{ subnet_id: idOf('aws_subnet', 'door') }] },
      },
    });
  const elsewhere = 'arn:aws:network-firewall:eu-west-1:111122223333:firewall-policy/p';
  const open = await firewall(elsewhere);
  expect([refusals(open), lacks(open)]).toEqual([[], ['firewall_policy_arn of aws_networkfirewall_firewall.f']]);
  const own = await firewall('${aws_networkfirewall_firewall_policy.p.arn}');
  expect([refusals(own), lacks(own)]).toEqual([
    [],
    ['firewall_policy.stateless_default_actions of aws_networkfirewall_firewall_policy.p'],
  ]);
  const through = [block.a, block.b].map((cidr_block) => ({ cidr_block, ...endpoint }));
  const seen = await firewall(elsewhere, ...through);
  expect([refusals(seen), lacks(seen)]).toEqual([[], []]);
});

test('what is behind an endpoint that several zones use follows from where the endpoint stands', async () => {
  const nat = { ...everywhere, nat_gateway_id: idOf('aws_nat_gateway', 'n') };
  const { components } = await drawn([nat], [internet, back.a, back.b]);
  const gateway = components.find(({ id }) => id === 'aws_nat_gateway.n')?.index;
  const places = components.flatMap(({ needs }) =>
    needs.flatMap(({ alternatives, byPlaceOf }) =>
      alternatives.some(({ component }) => component === gateway) ? [components[byPlaceOf ?? -1]?.id] : [],
    ),
  );
  expect(new Set(places)).toEqual(new Set(['aws_vpc_endpoint.e@zone:zone-a']));
});
