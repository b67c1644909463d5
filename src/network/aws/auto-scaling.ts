import type { Resource } from '../../input/deployment.ts';
import type { Family, Member, NetworkBuilder } from '../builder.ts';
import { dependencies } from './dependencies.ts';
import { type Size, anyMember, poolMembers, sizeOf } from './pool.ts';
import { namedZone, openZones, possibleSubnets, subnetsOf, zonesById, zonesOf } from './vpc.ts';

/**
 * An Auto Scaling group: `desired_capacity` members, else `min_size`. It replaces a lost member, in another zone if
 * it has one. https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html
 */
export const autoScalingGroup: Family = {
  types: ['aws_autoscaling_group'],
  model(group, node, net) {
    anyMember(net, node, members(net, group));
  },
  members(group, net) {
    return members(net, group);
  },
};

function members(net: NetworkBuilder, group: Resource): readonly Member[] {
  const shared = net.group(`${group.id} needs`, `what ${group.address} needs`, group);
  const documents = [group, ...launchTemplates(net, group)];
  const stores = dependencies(net, shared, documents);
  const subnets = subnetsOf(net, group, 'vpc_zone_identifier');
  const named = group.attributes.strings('availability_zones').map((name) => namedZone(net, group, name));
  const unknown = subnets.length === 0 && named.length === 0;
  return poolMembers(net, {
    pool: group,
    size: size(group),
    subnets,
    zones: unknown
      ? openZones(net, group, 2, `vpc_zone_identifier of ${group.address}`)
      : [...named, ...zonesById(net, group, zonesOf(net, subnets), false, 'vpc_zone_identifier')],
    possible: possibleSubnets(net, group, 'vpc_zone_identifier'),
    stores,
    what: 'a member',
    recovery: net.times.time('asg-member'),
    shared,
  });
}

function size(group: Resource): Size {
  const least = sizeOf(group.attributes.read('min_size'), 0, 1, `min_size of ${group.address}`);
  const desired = group.attributes.read('desired_capacity');
  if (desired.kind === 'omitted') return least;
  const wanted = sizeOf(desired, undefined, least.least, `desired_capacity of ${group.address}`);
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
