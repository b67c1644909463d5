import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { groupSize } from '../compute/group-size.ts';
import { scalingMinimum } from '../compute/scaling-target.ts';
import { isNamedBy } from '../named-by.ts';
import { rangeOf, wordOf } from '../settings-or-missing.ts';

/**
 * Tells on a balancer that what is registered with it has no member and nothing that starts one: a pool whose size is 0.
 * @returns whether it is told; else what is behind it is open.
 */
export function refuseEmpty(net: NetworkBuilder, node: Draft, registered: readonly Resource[]): boolean {
  const found = registered.flatMap((pool) => {
    const path = emptyBy(net, pool);
    return path === undefined ? [] : [{ pool, path }];
  });
  if (found.length === 0 || found.length < registered.length) return false;
  for (const { pool, path } of found) net.refuse(node, pool, { is: 'no-members', path });
  return true;
}

/** The argument that leaves a pool without members; undefined where it has some, or may get some. */
function emptyBy(net: NetworkBuilder, pool: Resource): string | undefined {
  if (pool.type === 'aws_autoscaling_group') return isEmptyGroup(net, pool) ? 'min_size' : undefined;
  // Terraform creates a service without any task where nothing is written.
  if (pool.type !== 'aws_ecs_service' || rangeOf(pool, 'desired_count', 0, [0, Infinity]).most > 0) return undefined;
  const isScaled = scalingMinimum(net, pool, 'ecs:service:DesiredCount') !== undefined;
  const isReplica = wordOf(pool, 'scheduling_strategy', 'REPLICA') === 'REPLICA';
  // Other controllers deploy task sets of their own.
  const isOwn = wordOf(pool, 'deployment_controller.type', 'ECS') === 'ECS';
  return isScaled || !isReplica || !isOwn ? undefined : 'desired_count';
}

/**
 * Without a policy, a scheduled action or another service that sets the number, a group keeps the one it has.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html
 */
function isEmptyGroup(net: NetworkBuilder, group: Resource): boolean {
  const { least, missing } = groupSize(net, group);
  if (least > 0 || missing !== undefined) return false;
  if (group.attributes.number('max_size') === 0) return true;
  const isScaled = scalers.some(([type, path]) => isNamedBy(net, group, type, path));
  return !isScaled && !Object.keys(group.tags).some((key) => key.startsWith('k8s.io/'));
}

const scalers = [
  ['aws_autoscaling_policy', 'autoscaling_group_name'],
  ['aws_autoscaling_schedule', 'autoscaling_group_name'],
  ['aws_ecs_capacity_provider', 'auto_scaling_group_provider.auto_scaling_group_arn'],
] as const;
