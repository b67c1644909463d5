import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { type Size, lowest, sizeOf } from './size.ts';

/**
 * How many members an Auto Scaling group keeps: the smallest minimum that is ever in force, its own and that of every scheduled
 * action. Scaling policies may go down to it at any time; `desired_capacity` only tells the number of today. A group that may
 * shrink to nothing, but is not empty from the start, has one member while it serves.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
 */
export function groupSize(net: NetworkBuilder, group: Resource): Size {
  const { attributes } = group;
  const wanted = attributes.number('desired_capacity');
  const least = sizeOf(attributes.read('min_size'), 0, 1, argument(group, 'min_size'));
  const isEmpty = (wanted ?? 0) === 0 && attributes.read('desired_capacity').kind !== 'unknown';
  const own: Size = least.missing === undefined || wanted === undefined ? least : { ...least, most: wanted };
  const scheduled = schedulesOf(net, group).flatMap((schedule) => scheduledSize(schedule) ?? []);
  if (own.missing === undefined && own.least === 0 && isEmpty) {
    // It runs only when a scheduled action starts it.
    const [first, ...others] = scheduled.filter(({ least: count }) => count > 0);
    return first === undefined ? own : lowest(first, ...others);
  }
  const size = lowest(own, ...scheduled);
  return { ...size, least: Math.max(size.least, 1) };
}

function schedulesOf(net: NetworkBuilder, group: Resource): readonly Resource[] {
  return net.pointingAt(group, 'aws_autoscaling_schedule', 'autoscaling_group_name', [group.type]);
}

/**
 * The minimum that a scheduled action sets: nothing written is 0 by the provider, -1 leaves the minimum as it is. One that is
 * only left out beside a number of members may be meant to stay as it is: at most that number is certain.
 */
function scheduledSize(schedule: Resource): Size | undefined {
  const { attributes } = schedule;
  const value = attributes.read('min_size');
  if (value.kind === 'known' && Number(value.value) < 0) return undefined;
  const least = sizeOf(value, 0, 0, argument(schedule, 'min_size'));
  const wanted = attributes.number('desired_capacity') ?? attributes.number('max_size') ?? 0;
  if (value.kind === 'known' || wanted <= 0) return { ...least, by: schedule };
  return { least: 0, most: wanted, missing: [argument(schedule, 'min_size')], by: schedule };
}
