import type { Resource } from '../../input/deployment.ts';

/** Names under which the same thing appears: old provider names, and the Cloud Control provider beside the classic one. */
const aliases = new Map(
  Object.entries({
    aws_alb: 'aws_lb',
    aws_alb_listener: 'aws_lb_listener',
    aws_alb_listener_rule: 'aws_lb_listener_rule',
    aws_alb_target_group: 'aws_lb_target_group',
    aws_alb_target_group_attachment: 'aws_lb_target_group_attachment',
    aws_elasticsearch_domain: 'aws_opensearch_domain',
    aws_default_subnet: 'aws_subnet',
    aws_default_vpc: 'aws_vpc',
    awscc_ec2_vpc: 'aws_vpc',
    awscc_ec2_subnet: 'aws_subnet',
    awscc_ec2_route_table: 'aws_route_table',
    awscc_ec2_route: 'aws_route',
    awscc_ec2_subnet_route_table_association: 'aws_route_table_association',
    awscc_ec2_nat_gateway: 'aws_nat_gateway',
    awscc_ec2_transit_gateway: 'aws_ec2_transit_gateway',
    awscc_ec2_transit_gateway_attachment: 'aws_ec2_transit_gateway_vpc_attachment',
    awscc_ec2_transit_gateway_vpc_attachment: 'aws_ec2_transit_gateway_vpc_attachment',
  }),
);

const namesOf = new Map<string, string[]>();
for (const [alias, canonical] of aliases) {
  namesOf.set(canonical, [...(namesOf.get(canonical) ?? [canonical]), alias]);
}

/** The name this project uses for the type. */
export function canonicalType(type: string): string {
  return aliases.get(type) ?? type;
}

/** Every provider name of the given canonical types, for asking the graph. */
export function named(...types: readonly string[]): string[] {
  return types.flatMap((type) => namesOf.get(type) ?? [type]);
}

export function isType(resource: Resource, type: string): boolean {
  return canonicalType(resource.type) === type;
}
