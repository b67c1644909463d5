import { region, type Resources, tinyNetwork, unknown } from './tiny-network.ts';

const database = { engine: 'mysql', instance_class: 'db.m5.large' };

/** A VPC with a private and a public subnet in each of the zones `a` and `b`. */
const vpc: Resources = {
  aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
  aws_subnet: {
    private_a: { vpc_id: '${aws_vpc.main.id}', availability_zone: `${region}a`, cidr_block: '10.0.0.0/24' },
    private_b: { vpc_id: '${aws_vpc.main.id}', availability_zone: `${region}b`, cidr_block: '10.0.1.0/24' },
    public_a: { vpc_id: '${aws_vpc.main.id}', availability_zone: `${region}a`, cidr_block: '10.0.2.0/24' },
    public_b: { vpc_id: '${aws_vpc.main.id}', availability_zone: `${region}b`, cidr_block: '10.0.3.0/24' },
  },
};

/** The way to the internet, which both public subnets have. */
const publicTable = {
  vpc_id: '${aws_vpc.main.id}',
  route: [{ cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.main.id}' }],
};

const gateway: Resources = { aws_internet_gateway: { main: { vpc_id: '${aws_vpc.main.id}' } } };

const publicSubnets = {
  public_a: { subnet_id: '${aws_subnet.public_a.id}', route_table_id: '${aws_route_table.public.id}' },
  public_b: { subnet_id: '${aws_subnet.public_b.id}', route_table_id: '${aws_route_table.public.id}' },
};

/** A pool behind a load balancer; the members are in the subnets given. */
function pool(size: number | string, subnets: readonly string[]): object {
  return tinyNetwork({
    ...vpc,
    ...gateway,
    aws_route_table: { public: publicTable },
    aws_route_table_association: publicSubnets,
    aws_lb: {
      web: {
        load_balancer_type: 'network',
        internal: false,
        subnets: ['${aws_subnet.public_a.id}', '${aws_subnet.public_b.id}'],
        enable_cross_zone_load_balancing: true,
      },
    },
    aws_lb_target_group: { web: { port: 443, protocol: 'TCP', vpc_id: '${aws_vpc.main.id}' } },
    aws_lb_listener: {
      web: {
        load_balancer_arn: '${aws_lb.web.arn}',
        port: 443,
        protocol: 'TCP',
        default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.web.arn}' }],
      },
    },
    aws_autoscaling_group: {
      web: {
        min_size: size,
        max_size: 4,
        vpc_zone_identifier: subnets.map((name) => `\${aws_subnet.${name}.id}`),
        target_group_arns: ['${aws_lb_target_group.web.arn}'],
        health_check_type: 'ELB',
      },
    },
  });
}

/** Subnets that reach the internet through NAT gateways: one for both zones, or each zone through its own. */
function nat(zones: readonly ('a' | 'b')[]): object {
  const tables = (['a', 'b'] as const).map((zone) => {
    const nearest = zones.includes(zone) ? zone : 'a';
    const route = [{ cidr_block: '0.0.0.0/0', nat_gateway_id: `\${aws_nat_gateway.${nearest}.id}` }];
    return [zone, { vpc_id: '${aws_vpc.main.id}', route }] as const;
  });
  return tinyNetwork({
    ...vpc,
    ...gateway,
    aws_eip: Object.fromEntries(zones.map((zone) => [zone, { domain: 'vpc' }])),
    aws_nat_gateway: Object.fromEntries(
      zones.map((zone) => [
        zone,
        { subnet_id: `\${aws_subnet.public_${zone}.id}`, allocation_id: `\${aws_eip.${zone}.id}` },
      ]),
    ),
    aws_route_table: { ...Object.fromEntries(tables), public: publicTable },
    aws_route_table_association: {
      ...publicSubnets,
      a: { subnet_id: '${aws_subnet.private_a.id}', route_table_id: '${aws_route_table.a.id}' },
      b: { subnet_id: '${aws_subnet.private_b.id}', route_table_id: '${aws_route_table.b.id}' },
    },
  });
}

/** Lines to the premises: each is a customer gateway with its VPN connection, with BGP. */
function lines(names: readonly string[]): object {
  return tinyNetwork({
    aws_vpc: vpc['aws_vpc'] ?? {},
    aws_vpn_gateway: { main: { vpc_id: '${aws_vpc.main.id}' } },
    aws_customer_gateway: Object.fromEntries(
      names.map((name, index) => [name, { bgp_asn: 65_000, ip_address: `203.0.113.${index + 1}`, type: 'ipsec.1' }]),
    ),
    aws_vpn_connection: Object.fromEntries(
      names.map((name) => [
        name,
        {
          vpn_gateway_id: '${aws_vpn_gateway.main.id}',
          customer_gateway_id: `\${aws_customer_gateway.${name}.id}`,
          type: 'ipsec.1',
          static_routes_only: false,
        },
      ]),
    ),
  });
}

/** Small networks to test policies on. They state no tier and no tags: `tagged(networks.oneStore, { Team: 'payments' })`. */
export const networks = {
  /** A database without a standby. */
  oneStore: tinyNetwork({ aws_db_instance: { main: { ...database, multi_az: false } } }),
  /** A database with a standby in another zone. */
  mirroredStore: tinyNetwork({ aws_db_instance: { main: { ...database, multi_az: true } } }),
  /** A database of which it is not known whether it has a standby. */
  openStore: tinyNetwork({ aws_db_instance: { main: { ...database, multi_az: unknown } } }),
  /** One member behind a load balancer. */
  oneMember: pool(1, ['private_a', 'private_b']),
  /** Two members in two zones. */
  twoMembers: pool(2, ['private_a', 'private_b']),
  /** Two members in one zone. */
  oneZone: pool(2, ['private_a']),
  /** A number of members that is not known. */
  openMembers: pool(unknown, ['private_a', 'private_b']),
  /** Two zones behind the NAT gateway of one of them. */
  oneRouter: nat(['a']),
  /** Two zones, each behind its own NAT gateway. */
  routerPerZone: nat(['a', 'b']),
  /** One VPN connection to the premises. */
  oneLine: lines(['a']),
  /** VPN connections to two devices on the premises. */
  twoLines: lines(['a', 'b']),
} as const;
