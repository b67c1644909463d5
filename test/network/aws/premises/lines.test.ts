import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { type Resources, idOf, refusals, together } from '../ways.ts';

const customer = { aws_customer_gateway: { c: { ip_address: '192.0.2.1' } } };
const connection = (more: object): Resources => ({
  ...customer,
  aws_vpn_connection: { v: { customer_gateway_id: idOf('aws_customer_gateway', 'c'), ...more } },
});
const told = async (...parts: Resources[]) => refusals(await networkOf(together(...parts)));

test('a VPN connection with static routes carries what its routes lead to', async () => {
  const onVpnGateway = connection({ vpn_gateway_id: idOf('aws_vpn_gateway', 'g'), static_routes_only: true });
  const gateway = {
    aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
    aws_vpn_gateway: { g: { vpc_id: idOf('aws_vpc', 'v') } },
  };
  const lack = 'aws_vpn_connection.v uses static routes and has none';
  expect(await told(onVpnGateway, gateway)).toEqual([lack]);
  const route = { destination_cidr_block: '172.16.0.0/12', vpn_connection_id: idOf('aws_vpn_connection', 'v') };
  expect(await told(onVpnGateway, gateway, { aws_vpn_connection_route: { r: route } })).toEqual([]);
  const onTransit = connection({ transit_gateway_id: idOf('aws_ec2_transit_gateway', 't'), static_routes_only: true });
  expect(await told(onTransit, { aws_ec2_transit_gateway: { t: {} } })).toEqual([lack]);
  const dynamic = connection({ transit_gateway_id: idOf('aws_ec2_transit_gateway', 't') });
  expect(await told(dynamic, { aws_ec2_transit_gateway: { t: {} } })).toEqual([]);
});

test('a VPN gateway that no VPC is attached to leads nowhere', async () => {
  const line = connection({ vpn_gateway_id: idOf('aws_vpn_gateway', 'g') });
  expect(await told(line, { aws_vpn_gateway: { g: {} } })).toEqual([
    'aws_vpn_gateway.g is attached to nothing, but a route leads to it',
  ]);
  const attachment = { g: { vpn_gateway_id: idOf('aws_vpn_gateway', 'g'), vpc_id: 'vpc-0123' } };
  expect(await told(line, { aws_vpn_gateway: { g: {} }, aws_vpn_gateway_attachment: attachment })).toEqual([]);
});

const back = { cidr_block: '172.16.0.0/12', transit_gateway_id: idOf('aws_ec2_transit_gateway', 't') };

/** A VPC that is attached to a transit gateway, with a pool in a subnet that has these routes. */
const attached = (...route: object[]): Resources => ({
  aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
  aws_subnet: { a: { vpc_id: idOf('aws_vpc', 'v'), availability_zone: 'zone-a' } },
  aws_route_table: { r: { vpc_id: idOf('aws_vpc', 'v'), route } },
  aws_route_table_association: {
    a: { subnet_id: idOf('aws_subnet', 'a'), route_table_id: idOf('aws_route_table', 'r') },
  },
  aws_autoscaling_group: { g: { min_size: 2, vpc_zone_identifier: [idOf('aws_subnet', 'a')] } },
  aws_ec2_transit_gateway: { t: {} },
  aws_ec2_transit_gateway_vpc_attachment: {
    v: {
      vpc_id: idOf('aws_vpc', 'v'),
      transit_gateway_id: idOf('aws_ec2_transit_gateway', 't'),
      subnet_ids: [idOf('aws_subnet', 'a')],
    },
  },
});

test('a line that no network routes back to reaches nothing', async () => {
  const line = connection({ transit_gateway_id: idOf('aws_ec2_transit_gateway', 't') });
  expect(await told(line, attached())).toEqual(['aws_route_table.r has no route to aws_ec2_transit_gateway.t']);
  expect(await told(line, attached(back))).toEqual([]);
  expect(await told(line, attached({ ...back, cidr_block: '0.0.0.0/0' }))).toEqual([]);
});

/** A transit gateway on a Direct Connect gateway with one circuit, and a VPC with a pool that is routed to it. */
const direct = (allowed_prefixes: string[], more: Resources): Resources[] => [
  {
    ...attached(back),
    aws_dx_gateway: { d: { name: 'd' } },
    aws_dx_gateway_association: {
      t: {
        dx_gateway_id: idOf('aws_dx_gateway', 'd'),
        associated_gateway_id: idOf('aws_ec2_transit_gateway', 't'),
        allowed_prefixes,
      },
    },
    aws_dx_connection: { c: { location: 'KINX' } },
  },
  more,
];

const onCircuit: Resources = {
  aws_dx_transit_virtual_interface: {
    i: { dx_gateway_id: idOf('aws_dx_gateway', 'd'), connection_id: idOf('aws_dx_connection', 'c') },
  },
};

test('the premises answer what the Direct Connect gateway announces', async () => {
  expect(await told(...direct(['10.0.0.0/16'], onCircuit))).toEqual([]);
  expect(await told(...direct(['10.0.0.0/8'], onCircuit))).toEqual([]);
  expect(await told(...direct(['10.0.1.0/24'], onCircuit))).toEqual([]);
  expect(await told(...direct(['10.99.0.0/16'], onCircuit))).toEqual([
    'the allowed prefixes of aws_dx_gateway_association.t do not announce aws_vpc.v',
  ]);
});

test('of a transit gateway the prefixes hold the subnets that send to the premises', async () => {
  const subnet = { vpc_id: idOf('aws_vpc', 'v'), availability_zone: 'zone-a', cidr_block: '10.0.1.0/24' };
  const announced = (...prefixes: string[]) => told(...direct(prefixes, onCircuit), { aws_subnet: { a: subnet } });
  expect(await announced('10.0.0.0/23')).toEqual([]);
  expect(await announced('10.0.1.0/25', '10.0.1.128/25')).toEqual([]);
  expect(await announced('10.0.2.0/24')).toEqual([
    'the allowed prefixes of aws_dx_gateway_association.t do not announce aws_subnet.a',
  ]);
});

test('beside another line, one that does not announce a VPC is none for that VPC', async () => {
  const line = connection({ transit_gateway_id: idOf('aws_ec2_transit_gateway', 't') });
  const beside = (prefixes: string[], ...more: Resources[]) => told(...direct(prefixes, onCircuit), line, ...more);
  const lack = (vpc: string) => `the allowed prefixes of aws_dx_gateway_association.t do not announce aws_vpc.${vpc}`;
  expect(await beside(['10.0.0.0/16'])).toEqual([]);
  expect(await beside(['10.99.0.0/16'])).toEqual([lack('v')]);
  const open = { aws_dx_gateway_association: { t: { allowed_prefixes: '${var.open}' } } };
  expect(refusals(await networkOf(together(...direct([], onCircuit), line, open)))).toEqual([]);
  /** Another VPC on the transit gateway with these routes. */
  const second = (...route: object[]): Resources => ({
    aws_vpc: { w: { cidr_block: '10.1.0.0/16' } },
    aws_subnet: { w: { vpc_id: idOf('aws_vpc', 'w'), availability_zone: 'zone-a' } },
    aws_route_table: { w: { vpc_id: idOf('aws_vpc', 'w'), route } },
    aws_route_table_association: {
      w: { subnet_id: idOf('aws_subnet', 'w'), route_table_id: idOf('aws_route_table', 'w') },
    },
    aws_ec2_transit_gateway_vpc_attachment: {
      w: {
        vpc_id: idOf('aws_vpc', 'w'),
        transit_gateway_id: idOf('aws_ec2_transit_gateway', 't'),
        subnet_ids: [idOf('aws_subnet', 'w')],
      },
    },
  });
  expect(await beside(['10.0.0.0/16'], second(back))).toEqual([lack('w')]);
  expect(await beside(['10.0.0.0/16', '10.1.0.0/16'], second(back))).toEqual([]);
  // It may send to the other VPC only.
  expect(await beside(['10.0.0.0/16'], second({ ...back, cidr_block: '10.0.0.0/8' }))).toEqual([]);
});

test('answers to packets that pass a VPC on their way to the premises do not go there', async () => {
  const world = { ...back, cidr_block: '0.0.0.0/0' };
  const route = (name: string, destination_cidr_block: string, to: string, table: string) => ({
    [name]: {
      destination_cidr_block,
      transit_gateway_attachment_id: idOf(to === 'd' ? 'aws_dx_gateway' : 'aws_ec2_transit_gateway_vpc_attachment', to),
      transit_gateway_route_table_id: idOf('aws_ec2_transit_gateway_route_table', table),
    },
  });
  const inspection: Resources = {
    aws_vpc: { h: { cidr_block: '100.64.0.0/16' } },
    aws_subnet: { h: { vpc_id: idOf('aws_vpc', 'h'), availability_zone: 'zone-a', cidr_block: '100.64.0.0/24' } },
    aws_route_table: { h: { vpc_id: idOf('aws_vpc', 'h'), route: [world] } },
    aws_route_table_association: {
      h: { subnet_id: idOf('aws_subnet', 'h'), route_table_id: idOf('aws_route_table', 'h') },
    },
    aws_ec2_transit_gateway: { t: { default_route_table_association: 'disable' } },
    aws_ec2_transit_gateway_vpc_attachment: {
      h: {
        vpc_id: idOf('aws_vpc', 'h'),
        transit_gateway_id: idOf('aws_ec2_transit_gateway', 't'),
        subnet_ids: [idOf('aws_subnet', 'h')],
      },
    },
    aws_ec2_transit_gateway_route_table: Object.fromEntries(
      ['spokes', 'inspected'].map((name) => [name, { transit_gateway_id: idOf('aws_ec2_transit_gateway', 't') }]),
    ),
    aws_ec2_transit_gateway_route_table_association: Object.fromEntries(
      [
        ['v', 'spokes'],
        ['h', 'inspected'],
      ].map(([name = '', table = '']) => [
        name,
        {
          transit_gateway_attachment_id: idOf('aws_ec2_transit_gateway_vpc_attachment', name),
          transit_gateway_route_table_id: idOf('aws_ec2_transit_gateway_route_table', table),
        },
      ]),
    ),
    aws_ec2_transit_gateway_route: {
      ...route('through', '0.0.0.0/0', 'h', 'spokes'),
      ...route('on', '172.16.0.0/12', 'd', 'inspected'),
    },
  };
  const network = await networkOf(together(...direct(['10.0.0.0/16'], onCircuit), inspection));
  expect(refusals(network)).toEqual([]);
});

test('answers to packets that pass a firewall of their own VPC need the VPC announced', async () => {
  const endpoint = '${aws_networkfirewall_firewall.f.firewall_status[0].sync_states[0].attachment[0].endpoint_id}';
  const firewall: Resources = {
    aws_networkfirewall_firewall: {
      f: { vpc_id: idOf('aws_vpc', 'v'), subnet_mapping: [{ subnet_id: idOf('aws_subnet', 'f') }] },
    },
    aws_route_table: {
      r: { vpc_id: idOf('aws_vpc', 'v'), route: [{ cidr_block: back.cidr_block, vpc_endpoint_id: endpoint }] },
      f: { vpc_id: idOf('aws_vpc', 'v'), route: [back] },
    },
    aws_subnet: {
      a: { vpc_id: idOf('aws_vpc', 'v'), availability_zone: 'zone-a' },
      f: { vpc_id: idOf('aws_vpc', 'v'), availability_zone: 'zone-a' },
    },
    aws_route_table_association: {
      a: { subnet_id: idOf('aws_subnet', 'a'), route_table_id: idOf('aws_route_table', 'r') },
      f: { subnet_id: idOf('aws_subnet', 'f'), route_table_id: idOf('aws_route_table', 'f') },
    },
    aws_ec2_transit_gateway_vpc_attachment: {
      v: {
        vpc_id: idOf('aws_vpc', 'v'),
        transit_gateway_id: idOf('aws_ec2_transit_gateway', 't'),
        subnet_ids: [idOf('aws_subnet', 'f')],
      },
    },
    aws_route53_resolver_endpoint: {
      o: { direction: 'OUTBOUND', ip_address: [{ subnet_id: idOf('aws_subnet', 'a') }] },
    },
    aws_route53_resolver_rule: {
      o: {
        rule_type: 'FORWARD',
        domain_name: 'example.org',
        resolver_endpoint_id: idOf('aws_route53_resolver_endpoint', 'o'),
        target_ip: [{ ip: '172.16.0.10' }],
      },
    },
    aws_route53_resolver_rule_association: {
      o: { vpc_id: idOf('aws_vpc', 'v'), resolver_rule_id: idOf('aws_route53_resolver_rule', 'o') },
    },
  };
  expect(await told(...direct(['10.0.0.0/16'], onCircuit), firewall)).toEqual([]);
  expect(await told(...direct(['10.99.0.0/16'], onCircuit), firewall)).toEqual([
    'the allowed prefixes of aws_dx_gateway_association.t do not announce aws_vpc.v',
  ]);
});

test('a circuit without virtual interface carries nothing', async () => {
  expect(await told(...direct(['10.0.0.0/16'], {}))).toEqual([
    'aws_dx_gateway.d has no virtual interface on any connection',
  ]);
});

/** A Direct Connect gateway on the VPN gateway of a VPC, whose blocks it announces as far as the prefixes hold them. */
const directConnect = (more: object): Resources => ({
  aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
  aws_vpn_gateway: { g: { vpc_id: idOf('aws_vpc', 'v') } },
  aws_dx_gateway: { d: { name: 'd' } },
  aws_dx_gateway_association: {
    d: {
      dx_gateway_id: idOf('aws_dx_gateway', 'd'),
      associated_gateway_id: idOf('aws_vpn_gateway', 'g'),
      ...more,
    },
  },
});

test('a VPN gateway announces its VPC over Direct Connect only by a prefix that holds all of it', async () => {
  const lack = 'the allowed prefixes of aws_dx_gateway_association.d do not announce aws_vpc.v';
  const prefixes = (...allowed: unknown[]) => directConnect({ allowed_prefixes: allowed });
  expect(await told(prefixes('10.0.0.0/24'))).toEqual([lack]);
  expect(await told(prefixes('10.0.0.0/24'), connection({ vpn_gateway_id: idOf('aws_vpn_gateway', 'g') }))).toEqual([
    lack,
  ]);
  expect(await told(prefixes('10.0.0.0/16'))).toEqual([]);
  expect(await told(prefixes('10.0.0.0/24', '10.0.0.0/8'))).toEqual([]);
  expect(await told(directConnect({}))).toEqual([]);
  const open = together(directConnect({ allowed_prefixes: '${var.open}' }));
  expect(refusals(await networkOf(open, { variable: { open: {} } }))).toEqual([]);
});

test('a Direct Connect gateway has a table at each transit gateway, by the attachment of its association', async () => {
  const gateways = ['t', 'u'] as const;
  const vpcs = { t: 'v', u: 'w' } as const;
  const of = <Made>(make: (gateway: 't' | 'u', vpc: 'v' | 'w') => Made) =>
    Object.fromEntries(gateways.map((gateway) => [gateway, make(gateway, vpcs[gateway])]));
  const byVpc = <Made>(make: (vpc: 'v' | 'w', gateway: 't' | 'u', place: number) => Made) =>
    Object.fromEntries(gateways.map((gateway, place) => [vpcs[gateway], make(vpcs[gateway], gateway, place)]));
  const tables = (announcing: readonly ('t' | 'u')[]): Resources => ({
    aws_vpc: byVpc((_vpc, _gateway, place) => ({ cidr_block: `10.${place}.0.0/16` })),
    aws_subnet: byVpc((vpc) => ({ vpc_id: idOf('aws_vpc', vpc), availability_zone: 'zone-a' })),
    aws_route_table: byVpc((vpc, gateway) => ({
      vpc_id: idOf('aws_vpc', vpc),
      route: [{ cidr_block: '172.16.0.0/12', transit_gateway_id: idOf('aws_ec2_transit_gateway', gateway) }],
    })),
    aws_route_table_association: byVpc((vpc) => ({
      subnet_id: idOf('aws_subnet', vpc),
      route_table_id: idOf('aws_route_table', vpc),
    })),
    aws_autoscaling_group: byVpc((vpc) => ({ min_size: 2, vpc_zone_identifier: [idOf('aws_subnet', vpc)] })),
    aws_ec2_transit_gateway: of(() => ({
      default_route_table_association: 'disable',
      default_route_table_propagation: 'disable',
    })),
    aws_ec2_transit_gateway_vpc_attachment: byVpc((vpc, gateway) => ({
      vpc_id: idOf('aws_vpc', vpc),
      transit_gateway_id: idOf('aws_ec2_transit_gateway', gateway),
      subnet_ids: [idOf('aws_subnet', vpc)],
    })),
    aws_ec2_transit_gateway_route_table: of((gateway) => ({
      transit_gateway_id: idOf('aws_ec2_transit_gateway', gateway),
    })),
    aws_dx_gateway: { d: { name: 'd' } },
    aws_dx_gateway_association: of((gateway, vpc) => ({
      dx_gateway_id: idOf('aws_dx_gateway', 'd'),
      associated_gateway_id: idOf('aws_ec2_transit_gateway', gateway),
      allowed_prefixes: [vpc === 'v' ? '10.0.0.0/16' : '10.1.0.0/16'],
    })),
    aws_ec2_transit_gateway_route_table_association: {
      ...of((gateway) => ({
        transit_gateway_attachment_id: `\${aws_dx_gateway_association.${gateway}.transit_gateway_attachment_id}`,
        transit_gateway_route_table_id: idOf('aws_ec2_transit_gateway_route_table', gateway),
      })),
      ...byVpc((vpc, gateway) => ({
        transit_gateway_attachment_id: idOf('aws_ec2_transit_gateway_vpc_attachment', vpc),
        transit_gateway_route_table_id: idOf('aws_ec2_transit_gateway_route_table', gateway),
      })),
    },
    aws_ec2_transit_gateway_route_table_propagation: {
      ...of((gateway) => ({
        transit_gateway_attachment_id: `\${aws_dx_gateway_association.${gateway}.transit_gateway_attachment_id}`,
        transit_gateway_route_table_id: idOf('aws_ec2_transit_gateway_route_table', gateway),
      })),
      ...Object.fromEntries(
        announcing.map((gateway) => [
          vpcs[gateway],
          {
            transit_gateway_attachment_id: idOf('aws_ec2_transit_gateway_vpc_attachment', vpcs[gateway]),
            transit_gateway_route_table_id: idOf('aws_ec2_transit_gateway_route_table', gateway),
          },
        ]),
      ),
    },
  });
  expect(await told(tables(['t', 'u']))).toEqual([]);
  expect(await told(tables(['u']))).toEqual(['aws_ec2_transit_gateway_route_table.t has no route to aws_vpc.v']);
  expect(await told(tables(['t']))).toEqual(['aws_ec2_transit_gateway_route_table.u has no route to aws_vpc.w']);
});
