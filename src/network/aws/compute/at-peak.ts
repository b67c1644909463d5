import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { scalingMaximum } from './scaling-target.ts';
import { type Size, mostOf, sizeOf } from './size.ts';

/**
 * How many members an Auto Scaling group has when the load is highest: what a scaling policy may start, else the number that it is
 * told to have, which an omitted one leaves at the minimum.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/scaling-overview.html
 */
export function groupAtPeak(net: NetworkBuilder, group: Resource): Size {
  const { attributes } = group;
  const [policy] = net.pointingAt(group, 'aws_autoscaling_policy', 'autoscaling_group_name', [group.type]);
  if (policy !== undefined) return sizeOf(attributes.read('max_size'), undefined, 1, argument(group, 'max_size'));
  const least = sizeOf(attributes.read('min_size'), 0, 0, argument(group, 'min_size'));
  const wanted = attributes.read('desired_capacity');
  if (wanted.kind === 'omitted') return least;
  const told = sizeOf(wanted, undefined, 0, argument(group, 'desired_capacity'));
  return told.missing === undefined
    ? told
    : { ...told, least: least.least, most: attributes.number('max_size') ?? Infinity };
}

/** How many tasks an ECS service has then: what application auto scaling may start, else as many as it always has. */
export function tasksAtPeak(net: NetworkBuilder, service: Resource, always: Size): Size {
  const scaled = scalingMaximum(net, service, 'ecs:service:DesiredCount');
  return scaled === undefined || mostOf(scaled) < always.least ? always : scaled;
}

/** Whether an autoscaler runs in the cluster is in no plan: at least as many nodes as today, at most those that the group may have. */
export function nodesAtPeak({ id, attributes }: Resource): Size {
  const of = (name: string): Size =>
    sizeOf(attributes.read(`scaling_config.${name}`), undefined, 1, argument({ id }, `scaling_config.${name}`));
  const [today, most] = [of('desired_size'), of('max_size')];
  if (today.missing === undefined && most.missing === undefined && today.least === most.least) return today;
  return {
    least: today.least,
    most: mostOf(most),
    missing: today.missing ?? [argument({ id }, 'scaling_config.desired_size')],
  };
}

/** AWS starts nodes where it is asked for: nothing limits them. */
export const asManyAsAskedFor: Size = { least: Infinity, missing: undefined };
