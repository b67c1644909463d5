import type { ResourceGraph } from '../../graph/graph.ts';
import type { Attributes } from '../../input/attributes.ts';
import type { MixedForm } from '../network.ts';
import { named } from './type-aliases.ts';

/** What may be written in the parent or as resources of its own. Both count here; Terraform makes them undo each other. */
const forms: readonly (readonly [parent: string, inline: string, child: string, at: string, only?: string])[] = [
  ['aws_route_table', 'route', 'aws_route', 'route_table_id'],
  ['aws_security_group', 'ingress', 'aws_security_group_rule', 'security_group_id'],
  ['aws_security_group', 'ingress', 'aws_vpc_security_group_ingress_rule', 'security_group_id'],
  ['aws_security_group', 'egress', 'aws_security_group_rule', 'security_group_id'],
  ['aws_security_group', 'egress', 'aws_vpc_security_group_egress_rule', 'security_group_id'],
  ['aws_network_acl', 'ingress', 'aws_network_acl_rule', 'network_acl_id'],
  ['aws_network_acl', 'egress', 'aws_network_acl_rule', 'network_acl_id'],
  [
    'aws_autoscaling_group',
    'target_group_arns',
    'aws_autoscaling_attachment',
    'autoscaling_group_name',
    'lb_target_group_arn',
  ],
  ['aws_autoscaling_group', 'load_balancers', 'aws_autoscaling_attachment', 'autoscaling_group_name', 'elb'],
  ['aws_dynamodb_table', 'replica', 'aws_dynamodb_table_replica', 'global_table_arn'],
  ['aws_vpc_endpoint', 'subnet_ids', 'aws_vpc_endpoint_subnet_association', 'vpc_endpoint_id'],
  ['aws_vpc_endpoint', 'route_table_ids', 'aws_vpc_endpoint_route_table_association', 'vpc_endpoint_id'],
];

/**
 * Parents that are written both ways, sorted. Only what the configuration holds counts: a state lists in the parent what was
 * made by others.
 */
export function mixedForms(graph: ResourceGraph): readonly MixedForm[] {
  const found = new Map<string, MixedForm>();
  for (const [parent, inline, child, at, only] of forms) {
    for (const resource of graph.ofType(child)) {
      // An attachment may be to a target group or to a classic load balancer.
      if (only !== undefined && resource.attributes.expressions(only).length === 0) continue;
      for (const { target, certainty } of graph.resolve(resource, at, named(parent)).references) {
        if (certainty !== 'exact' || !isWritten(target.attributes, inline)) continue;
        found.set(`${target.id} ${inline} ${child}`, { of: target.id, inline, child });
      }
    }
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, form]) => form);
}

/** By the configuration, and not with a condition that makes nothing of it. */
function isWritten(at: Attributes, path: string): boolean {
  return at.expressions(path).length > 0 && (at.length(path) ?? 0) > 0;
}
