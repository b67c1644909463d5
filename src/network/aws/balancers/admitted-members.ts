import type { Resource } from '../../../input/deployment.ts';
import type { Draft, Member, NetworkBuilder, Zone } from '../../builder.ts';
import { type Missing, allOf } from '../../fact.ts';
import { tellRefusing } from '../paths/admission/flow.ts';
import { zoneFacts } from '../places/zone-facts.ts';
import type { RefusedFlow } from './target-flows.ts';

/** The member as a node reaches it, which refuses what the node sends. */
export function refusedMember(
  net: NetworkBuilder,
  group: Resource,
  member: Member,
  flow: RefusedFlow | undefined,
): Member {
  if (flow === undefined) return member;
  const { sent, refused } = flow;
  return instead(net, group, member, `${refused.by} ${refused.resource.id}`, (junction) => {
    tellRefusing(net, junction, sent, refused);
  });
}

/** The member as a node reaches it that it may refuse. */
export function doubtfulMember(net: NetworkBuilder, group: Resource, member: Member, missing: Missing): Member {
  if (missing === undefined) return member;
  return instead(net, group, member, 'perhaps', (junction) => {
    net.need(junction, { of: [], unless: missing });
  });
}

/**
 * The members as a balancer reaches them that is enabled in these zones: one in another zone gets no traffic, whether nodes
 * reach targets of other zones or not. Where some of the zones are not known, one may be in none of them.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones
 */
export function enabledMembers(
  net: NetworkBuilder,
  balancer: Resource,
  { group, members }: { readonly group: Resource; readonly members: readonly Member[] },
  zones: readonly (Zone | undefined)[],
): readonly Member[] {
  // Of one in a single zone that zone is the matter. Zones of which none is known are one zone in the worst world.
  if (zones.length < 2 || zones.includes(undefined) || areOpen(zones)) return members;
  if (areOpen(members.map(({ zone }) => zone))) return members;
  const certain = zones.flatMap((one) => one?.memberships.filter(({ world }) => world === undefined) ?? []);
  const enabled = new Set(certain.map(({ domain }) => domain));
  return members.map((member) => {
    const { zone } = member;
    const to = net.draft(member.component).resource?.id;
    // One that is in any of several zones is reached where all of them are enabled; one that AWS puts where it likes is in one of its own.
    if (zone === undefined || zone.title.of === to || zones.some((one) => one?.key === zone.key)) return member;
    if (zone.memberships.every(({ domain }) => enabled.has(domain))) return member;
    const open = [zone, ...zones].filter((one) => one?.open);
    const missing = allOf(...open.map((one) => one && zoneFacts(one)));
    return instead(net, group, member, 'zone', (junction) => {
      if (open.length === 0) {
        net.refuse(junction, balancer, { is: 'zone-not-enabled', path: 'subnets', to, in: zone.title });
      } else if (missing) net.need(junction, { of: [], unless: missing });
    });
  });
}

function areOpen(zones: readonly (Zone | undefined)[]): boolean {
  return zones.every((one) => one?.open);
}

/** A junction that stands for the member and does not work: by itself the member may serve another balancer. */
function instead(
  net: NetworkBuilder,
  group: Resource,
  member: Member,
  why: string,
  refuse: (junction: Draft) => void,
): Member {
  const { id, title, resource } = net.draft(member.component);
  const junction = net.group(`${id} of ${group.id} ${why}`, title, resource);
  const isNew = junction.needs.length === 0;
  if (isNew) net.need(junction, { of: [member.component] });
  if (isNew) refuse(junction);
  return { ...member, component: junction.index };
}
