import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { isNamedBy } from '../named-by.ts';
import { named } from '../type-aliases.ts';
import { isSet } from '../settings.ts';
import { classicJoins, classicRegistrations } from './classic-registrations.ts';
import { forwardsByBalancer, listenersByBalancer } from './listeners.ts';
import { siblingBalancers } from './sibling-balancers.ts';
import { registeredWith } from './target-group.ts';

/**
 * Tells on a balancer that nothing is behind it, where its sibling at another site has something. By itself one without listener
 * or targets may get them elsewhere: from another stack, a controller, a deployment. What is made by one code is not
 * registered here for one and elsewhere for the other.
 * @returns whether it is told; else it is open.
 */
export function refuseBare(net: NetworkBuilder, balancer: Resource, node: Draft): boolean {
  if (net.isPartial) return false;
  const sibling = siblingBalancers(net, balancer).find((one) => hasTargets(net, one));
  if (sibling === undefined) return false;
  const from = sibling.id;
  if (balancer.type === 'aws_elb') {
    if (isSet(balancer.attributes, 'instances') || isJoined(net, balancer, classicJoins)) return false;
    net.refuse(node, balancer, { is: 'no-targets', from });
    return true;
  }
  if (!isJoined(net, balancer, listeners)) {
    net.refuse(node, balancer, { is: 'no-listener', from });
    return true;
  }
  const forwards = [...(net.once(forwardsByBalancer).get(balancer) ?? [])];
  const isProven = ([group, missing]: (typeof forwards)[number]): boolean =>
    missing === undefined && group.mode === 'managed' && !isJoined(net, group, joins);
  if (forwards.length === 0 || !forwards.every(isProven)) return false;
  for (const [group] of forwards) net.refuse(node, group, { is: 'no-targets', from });
  return true;
}

const listeners: Joins = named('aws_lb_listener').map((type) => [type, 'load_balancer_arn'] as const);

/** What registers targets with a target group. */
const joins: Joins = [
  ...named('aws_lb_target_group_attachment').map((type) => [type, 'target_group_arn'] as const),
  ['aws_autoscaling_group', 'target_group_arns'],
  ['aws_autoscaling_group', 'traffic_source.identifier'],
  ['aws_autoscaling_attachment', 'lb_target_group_arn'],
  ['aws_autoscaling_attachment', 'alb_target_group_arn'],
  ['aws_autoscaling_traffic_source_attachment', 'traffic_source.identifier'],
  ['aws_ecs_service', 'load_balancer.target_group_arn'],
  ['aws_ecs_task_set', 'load_balancer.target_group_arn'],
];

type Joins = readonly (readonly [type: string, path: string, ...unknown[]])[];

function isJoined(net: NetworkBuilder, target: Resource, ways: Joins): boolean {
  return ways.some(([type, path]) => isNamedBy(net, target, type, path));
}

function hasTargets(net: NetworkBuilder, balancer: Resource): boolean {
  if (balancer.type === 'aws_elb') return (net.once(classicRegistrations).get(balancer)?.size ?? 0) > 0;
  const own = net.once(listenersByBalancer).get(balancer) ?? [];
  return own.some(({ forwards }) => [...forwards.keys()].some((group) => registeredWith(net, group).length > 0));
}
