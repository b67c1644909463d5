import type { Resource } from '../../../input/deployment.ts';
import { type Member, type NetworkBuilder, never } from '../../builder.ts';
import type { Time } from '../../network.ts';
import { launchTemplates } from './launch-templates.ts';
import { mayGoAtOnce } from './at-once.ts';
import { dependencies } from './dependencies.ts';
import { groupBounds } from './group-bounds.ts';
import { groupPlaces } from './group-places.ts';
import { mayBeInOneZone } from './one-zone.ts';
import { machineProgram } from './program.ts';
import { poolFamily, poolMembers } from './pool.ts';
import { groupAtPeak } from './at-peak.ts';
import { groupSize } from './group-size.ts';
import { onlySpot } from './spot.ts';

/**
 * An Auto Scaling group. It replaces a lost member, in another zone if it has one. https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html
 */
export const autoScalingGroup = poolFamily('aws_autoscaling_group', members);

function members(net: NetworkBuilder, group: Resource): readonly Member[] {
  const shared = net.group(`${group.id} needs`, { is: 'needs', of: group.id }, group);
  const templates = launchTemplates(net, group);
  const stores = dependencies(net, shared, [group, ...templates]);
  const fact = onlySpot(net, group, templates);
  if (fact) mayGoAtOnce(net, shared, group, { what: 'spot-capacity', fact, recovery: 'asg-member' });
  const places = groupPlaces(net, group, templates);
  if (places.length > 1) mayBeInOneZone(net, shared, group, groupBounds(net, group, templates).missing);
  return poolMembers(net, {
    pool: group,
    size: groupSize(net, group),
    atPeak: groupAtPeak(net, group),
    places,
    stores,
    program: machineProgram(net, group, templates, places[0]?.subnets[0]),
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
