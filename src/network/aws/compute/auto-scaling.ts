import type { Resource } from '../../../input/deployment.ts';
import { type Member, type NetworkBuilder, never } from '../../builder.ts';
import { argument } from '../../fact.ts';
import type { Time } from '../../network.ts';
import { dependencies } from './dependencies.ts';
import { placement } from '../places/placement.ts';
import { type Size, poolFamily, poolMembers, sizeOf } from './pool.ts';

/**
 * An Auto Scaling group: `desired_capacity` members, else `min_size`. It replaces a lost member, in another zone if
 * it has one. https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html
 */
export const autoScalingGroup = poolFamily('aws_autoscaling_group', members);

function members(net: NetworkBuilder, group: Resource): readonly Member[] {
  const shared = net.group(`${group.id} needs`, { is: 'needs', of: group.id }, group);
  const documents = [group, ...launchTemplates(net, group)];
  const stores = dependencies(net, shared, documents);
  return poolMembers(net, {
    pool: group,
    size: size(group),
    places: placement(net, group).zones,
    stores,
    what: 'member',
    recovery: recovery(net, group),
    shared,
  });
}

/** A lost member is replaced, unless the group is told not to notice or not to start another. */
function recovery(net: NetworkBuilder, group: Resource): Time {
  const stopped = group.attributes.strings('suspended_processes');
  return healing.some((process) => stopped.includes(process)) ? never : net.times.time('asg-member');
}

const healing = ['Launch', 'HealthCheck', 'ReplaceUnhealthy'];

function size(group: Resource): Size {
  const least = sizeOf(group.attributes.read('min_size'), 0, 1, argument(group, 'min_size'));
  const desired = group.attributes.read('desired_capacity');
  if (desired.kind === 'omitted') return least;
  const wanted = sizeOf(desired, undefined, least.least, argument(group, 'desired_capacity'));
  return wanted.missing === undefined ? { least: Math.max(wanted.least, least.least), missing: undefined } : wanted;
}

/** Launch template and configuration: what the members run, and so what they refer to. */
export function launchTemplates(net: NetworkBuilder, group: Resource): readonly Resource[] {
  const types = ['aws_launch_template', 'aws_launch_configuration'];
  const paths = [
    'launch_template.id',
    'launch_template.name',
    'launch_configuration',
    'mixed_instances_policy.launch_template.launch_template_specification.launch_template_id',
    'mixed_instances_policy.launch_template.launch_template_specification.launch_template_name',
  ];
  return [...new Set(paths.flatMap((path) => net.targets(group, path, types)))];
}
