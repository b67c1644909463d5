type Blocks = Record<string, Record<string, object>>;

const zones = ['a', 'b', 'c'] as const;
const subnetIds = zones.map((zone) => `\${aws_subnet.${zone}.id}`);
const everywhere = { from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] };
const vpc_id = '${aws_vpc.v.id}';

/** Security group rules of 60 pools, in groups that name each other. */
export function groupRules(rules: number): object {
  const group = (index: number): string => `\${aws_security_group.g${index % 60}.id}`;
  return synthesised({
    ...pools(60, group),
    aws_security_group: many(60, 'g', () => ({ vpc_id, egress: [everywhere] })),
    aws_security_group_rule: many(rules, 'r', (index) => ({
      type: 'ingress',
      from_port: 1000 + (index % 60_000),
      to_port: 1000 + (index % 60_000),
      protocol: 'tcp',
      security_group_id: group(index),
      source_security_group_id: group(index * 7 + 1),
    })),
  });
}

/** Routes of one table that ten pools use, written in the table or each as a resource. */
export function routes(count: number, isInline: boolean): object {
  const route = (index: number): object => ({
    [isInline ? 'cidr_block' : 'destination_cidr_block']:
      `172.${16 + (index >> 12)}.${(index >> 4) % 256}.${(index % 16) * 16}/28`,
    transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
  });
  const transit_gateway_id = '${aws_ec2_transit_gateway.t.id}';
  const inline = { route: Array.from({ length: count }, (_, index) => route(index)) };
  return synthesised({
    ...pools(10, () => '${aws_security_group.g.id}'),
    aws_security_group: { g: { vpc_id, ingress: [everywhere], egress: [everywhere] } },
    aws_ec2_transit_gateway: { t: {} },
    aws_ec2_transit_gateway_vpc_attachment: { t: { vpc_id, transit_gateway_id, subnet_ids: subnetIds } },
    aws_route_table: { t: { vpc_id, ...(isInline ? inline : {}) } },
    aws_route_table_association: many(3, 'a', (index) => ({
      subnet_id: subnetIds[index],
      route_table_id: '${aws_route_table.t.id}',
    })),
    ...(isInline
      ? {}
      : {
          aws_route: many(count, 'r', (index) => ({ route_table_id: '${aws_route_table.t.id}', ...route(index) })),
        }),
  });
}

/** Machines, each of a group that the next one's group lets in, the last one the first. */
export function ring(size: number): object {
  const group = (index: number): string => `\${aws_security_group.g${index % size}.id}`;
  return synthesised({
    aws_security_group: many(size, 'g', () => ({ vpc_id, egress: [everywhere] })),
    aws_security_group_rule: many(size, 'r', (index) => ({
      type: 'ingress',
      from_port: 443,
      to_port: 443,
      protocol: 'tcp',
      security_group_id: group(index),
      source_security_group_id: group(index + 1),
    })),
    aws_instance: many(size, 'm', (index) => ({
      ami: `ami-${index}`,
      subnet_id: subnetIds[index % 3],
      vpc_security_group_ids: [group(index)],
    })),
  });
}

/** Instances that one block makes. */
export function counted(count: number): object {
  return synthesised({ aws_instance: { m: { count, ami: 'ami-1', subnet_id: subnetIds[0] } } });
}

function pools(count: number, group: (index: number) => string): Blocks {
  return {
    aws_launch_template: many(count, 'l', (index) => ({
      image_id: `ami-${index}`,
      vpc_security_group_ids: [group(index)],
    })),
    aws_autoscaling_group: many(count, 'p', (index) => ({
      min_size: 3,
      max_size: 6,
      vpc_zone_identifier: subnetIds,
      launch_template: { id: `\${aws_launch_template.l${index}.id}` },
    })),
  };
}

function many(count: number, prefix: string, make: (index: number) => object): Record<string, object> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, make(index)]));
}

function synthesised(resource: Blocks): object {
  const subnets = zones.map((zone, index) => [
    zone,
    { vpc_id, availability_zone: `ap-northeast-2${zone}`, cidr_block: `10.0.${index}.0/24` },
  ]);
  return {
    '//': { metadata: { stackName: 'stdin', version: '0.21.0', backend: 'local' } },
    provider: { aws: [{ region: 'ap-northeast-2' }] },
    resource: {
      aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
      aws_subnet: Object.fromEntries(subnets),
      ...resource,
    },
  };
}
