type Blocks = Record<string, Record<string, object>>;

const zones = ['a', 'b', 'c'] as const;
const everywhere = { from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] };

/**
 * A synthesised configuration of so many VPCs on one transit gateway, all of one structure: a balancer in the public subnets, so many
 * instances behind it that leave by the NAT gateway of their zone, a database, and security groups between them.
 */
export function routedVpcs(vpcs: number, members: number): object {
  const resource: Blocks = { aws_ec2_transit_gateway: { hub: {} } };
  for (let vpc = 0; vpc < vpcs; vpc++) {
    for (const [type, named] of Object.entries(oneVpc(vpc, members))) resource[type] = { ...resource[type], ...named };
  }
  return {
    '//': { metadata: { stackName: 'stdin', version: '0.21.0', backend: 'local' } },
    provider: { aws: [{ region: 'ap-northeast-2' }] },
    resource,
  };
}

function oneVpc(index: number, members: number): Blocks {
  const v = `v${index}`;
  const block = `10.${index}`;
  const vpc_id = `\${aws_vpc.${v}.id}`;
  const each = (make: (zone: string, place: number) => object) =>
    Object.fromEntries(zones.map((zone, place) => [`${v}-${zone}`, make(zone, place)]));
  const subnets = (purpose: string, third: number) =>
    Object.fromEntries(
      zones.map((zone, place) => [
        `${v}-${purpose}-${zone}`,
        { vpc_id, availability_zone: `ap-northeast-2${zone}`, cidr_block: `${block}.${third + place}.0/24` },
      ]),
    );
  const idsOf = (purpose: string) => zones.map((zone) => `\${aws_subnet.${v}-${purpose}-${zone}.id}`);
  const group = (name: string) => `\${aws_security_group.${v}-${name}.id}`;
  return {
    aws_vpc: { [v]: { cidr_block: `${block}.0.0/16` } },
    aws_internet_gateway: { [v]: { vpc_id } },
    aws_subnet: { ...subnets('public', 0), ...subnets('app', 10), ...subnets('data', 20) },
    aws_route_table: { [`${v}-public`]: { vpc_id }, ...each(() => ({ vpc_id })) },
    aws_route_table_association: Object.fromEntries(
      zones.flatMap((zone) => [
        [`${v}-public-${zone}`, association(`${v}-public-${zone}`, `${v}-public`)],
        [`${v}-app-${zone}`, association(`${v}-app-${zone}`, `${v}-${zone}`)],
      ]),
    ),
    aws_eip: each(() => ({ domain: 'vpc' })),
    aws_nat_gateway: each((zone) => ({
      subnet_id: `\${aws_subnet.${v}-public-${zone}.id}`,
      allocation_id: `\${aws_eip.${v}-${zone}.id}`,
    })),
    aws_route: {
      [`${v}-public`]: route(`${v}-public`, '0.0.0.0/0', { gateway_id: `\${aws_internet_gateway.${v}.id}` }),
      ...Object.fromEntries(
        zones.flatMap((zone) => [
          [
            `${v}-out-${zone}`,
            route(`${v}-${zone}`, '0.0.0.0/0', { nat_gateway_id: `\${aws_nat_gateway.${v}-${zone}.id}` }),
          ],
          [
            `${v}-hub-${zone}`,
            route(`${v}-${zone}`, '10.0.0.0/8', { transit_gateway_id: '${aws_ec2_transit_gateway.hub.id}' }),
          ],
        ]),
      ),
    },
    aws_ec2_transit_gateway_vpc_attachment: {
      [v]: { transit_gateway_id: '${aws_ec2_transit_gateway.hub.id}', vpc_id, subnet_ids: idsOf('app') },
    },
    aws_security_group: {
      [`${v}-entry`]: {
        vpc_id,
        ingress: [{ ...everywhere, from_port: 443, to_port: 443, protocol: 'tcp' }],
        egress: [everywhere],
      },
      [`${v}-app`]: { vpc_id, egress: [everywhere] },
      [`${v}-data`]: { vpc_id },
    },
    aws_security_group_rule: {
      [`${v}-app`]: opened(group('app'), group('entry'), 443),
      [`${v}-data`]: opened(group('data'), group('app'), 5432),
    },
    aws_lb: { [v]: { load_balancer_type: 'network', subnets: idsOf('public'), security_groups: [group('entry')] } },
    aws_lb_target_group: { [v]: { port: 443, protocol: 'TCP', vpc_id } },
    aws_lb_listener: {
      [v]: {
        load_balancer_arn: `\${aws_lb.${v}.arn}`,
        port: 443,
        protocol: 'TCP',
        default_action: [{ type: 'forward', target_group_arn: `\${aws_lb_target_group.${v}.arn}` }],
      },
    },
    ...instances(v, members, group('app')),
    aws_db_subnet_group: { [v]: { subnet_ids: idsOf('data') } },
    aws_db_instance: {
      [v]: {
        engine: 'postgres',
        multi_az: true,
        db_subnet_group_name: `\${aws_db_subnet_group.${v}.name}`,
        vpc_security_group_ids: [group('data')],
      },
    },
  };
}

function instances(v: string, count: number, group: string): Blocks {
  const all = Array.from({ length: count }, (_, index) => `${v}-${index}`);
  const subnet = (index: number) => `\${aws_subnet.${v}-app-${zones[index % 3]}.id}`;
  return {
    aws_instance: Object.fromEntries(
      all.map((name, index) => [
        name,
        {
          ami: `ami-${v}`,
          instance_type: 'm7i.large',
          subnet_id: subnet(index),
          vpc_security_group_ids: [group],
          user_data: `DATABASE=\${aws_db_instance.${v}.address}`,
        },
      ]),
    ),
    aws_lb_target_group_attachment: Object.fromEntries(
      all.map((name) => [
        name,
        { target_group_arn: `\${aws_lb_target_group.${v}.arn}`, target_id: `\${aws_instance.${name}.id}` },
      ]),
    ),
  };
}

function association(subnet: string, table: string): object {
  return { subnet_id: `\${aws_subnet.${subnet}.id}`, route_table_id: `\${aws_route_table.${table}.id}` };
}

function route(table: string, destination_cidr_block: string, target: object): object {
  return { route_table_id: `\${aws_route_table.${table}.id}`, destination_cidr_block, ...target };
}

function opened(security_group_id: string, source_security_group_id: string, port: number): object {
  return {
    type: 'ingress',
    from_port: port,
    to_port: port,
    protocol: 'tcp',
    security_group_id,
    source_security_group_id,
  };
}
