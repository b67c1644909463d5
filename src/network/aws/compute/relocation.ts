import { pushAll, replaceAll } from '../../../multimap.ts';
import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type NetworkBuilder, atOnce } from '../../builder.ts';
import { inZone } from '../../title.ts';
import { needWayOut } from '../paths/egress.ts';
import { needWaysToVpcs } from '../paths/way-to-store.ts';
import type { PlacedIn } from '../places/placed.ts';
import { needFileSystems } from '../stores/file-systems.ts';

/**
 * A member whose zone is lost is started in another one, and takes the ways of that: what it needs only because of where it
 * stands counts while it stands there. It does not leave because a NAT gateway failed: nothing asks for that.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html
 * @param others the places where it may be started instead
 */
export function needWaysElsewhere(
  net: NetworkBuilder,
  member: Draft,
  others: readonly PlacedIn[],
  stores: readonly Resource[],
): void {
  const isBound = ({ byPlaceOf }: Draft['needs'][number]): boolean => byPlaceOf === member.index;
  // Where a place is not known, nothing is known of its ways.
  if (!member.needs.some(isBound) || others.some(({ doubt }) => doubt !== undefined)) return;
  const needs = member.needs.map((need) => (isBound(need) ? { ...need, relocated: false } : need));
  replaceAll(member.needs, needs);
  const of = others.map(({ zone, subnets }, index) => {
    const there = net.group(`${member.id} in place ${index + 1}`, inZone(member.title, zone), member.resource);
    pushAll(there.domains, zone?.memberships ?? []);
    needWayOut(net, there, subnets, undefined);
    needFileSystems(net, there, stores, zone);
    needWaysToVpcs(net, there, subnets[0], stores);
    return there.index;
  });
  net.need(member, { of, detection: 'end-to-end', switchTime: atOnce, relocated: true });
}
