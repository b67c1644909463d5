import type { Resource } from '../../../input/deployment.ts';
import { type Family, type Member, type NetworkBuilder, never } from '../../builder.ts';
import type { Interval } from '../../network.ts';
import { dependencies } from './dependencies.ts';
import { type Places, listedPlaces, soleZone } from '../places/listed-places.ts';
import { type Size, anyMember, poolMembers, sizeOf } from './pool.ts';
import { isSet } from '../set.ts';
import { namedZone, openZones } from '../places/vpc.ts';

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
  return poolMembers(net, {
    pool: group,
    size: size(group),
    places: placesOf(net, group),
    stores,
    what: 'a member',
    recovery: recovery(net, group),
    shared,
  });
}

/** In its subnets, or in the default subnets of zones given by name. */
function placesOf(net: NetworkBuilder, group: Resource): Places {
  const at = group.attributes;
  const listed = (): Places =>
    listedPlaces(net, group, 'vpc_zone_identifier', `vpc_zone_identifier of ${group.address}`);
  const names = at.strings('availability_zones');
  const value = at.read('availability_zones');
  if (value.kind === 'known' && names.length > 0) {
    const zones = names.map((name) => namedZone(net, group, name));
    if (!isSet(at, 'vpc_zone_identifier')) return { subnets: [], possible: [], zones };
    const { subnets, possible } = listed();
    // What AWS found out about subnets outside the inputs holds as long as the group is not changed.
    return isSettled(group) ? { subnets, possible, zones } : listed();
  }
  if (value.kind === 'omitted' || isSet(at, 'vpc_zone_identifier')) return listed();
  const fact = `availability_zones of ${group.address}`;
  const count = at.length('availability_zones') ?? 0;
  if (count === 1) return { subnets: [], possible: [], zones: [soleZone(net, group)] };
  // Names of zones differ; how many there are is what may be unknown.
  return { subnets: [], possible: [], zones: openZones(net, group, Math.max(count, 2), fact, count >= 2) };
}

function isSettled({ document, actions }: Resource): boolean {
  return document.kind === 'state' || actions.every((action) => action === 'no-op');
}

/** A lost member is replaced, unless the group is told not to notice or not to start another. */
function recovery(net: NetworkBuilder, group: Resource): Interval {
  const stopped = group.attributes.strings('suspended_processes');
  return healing.some((process) => stopped.includes(process)) ? never : net.times.time('asg-member');
}

const healing = ['Launch', 'HealthCheck', 'ReplaceUnhealthy'];

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
