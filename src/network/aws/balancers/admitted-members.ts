import type { Resource } from '../../../input/deployment.ts';
import type { Draft, Member, NetworkBuilder, Zone } from '../../builder.ts';
import { tellRefusing } from '../paths/admission/flow.ts';
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

/**
 * The members as a balancer reaches them that is enabled in these zones: one in another zone gets no traffic, whether nodes
 * reach targets of other zones or not.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones
 */
export function enabledMembers(
  net: NetworkBuilder,
  balancer: Resource,
  { group, members }: { readonly group: Resource; readonly members: readonly Member[] },
  zones: readonly (Zone | undefined)[],
): readonly Member[] {
  // Of one in a single zone that zone is the matter.
  const isKnown = zones.length > 1 && zones.every((zone) => zone !== undefined && !zone.open);
  return members.map((member) => {
    const { zone } = member;
    if (!isKnown || zone === undefined || zone.open || zones.some((one) => one?.key === zone.key)) return member;
    return instead(net, group, member, 'zone', (junction) => {
      const to = net.draft(member.component).resource?.id;
      net.refuse(junction, balancer, { is: 'zone-not-enabled', path: 'subnets', to, in: zone.title });
    });
  });
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
  if (junction.needs.length === 0) net.need(junction, { of: [member.component] });
  refuse(junction);
  return { ...member, component: junction.index };
}
