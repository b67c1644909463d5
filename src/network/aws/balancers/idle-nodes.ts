import type { Resource } from '../../../input/deployment.ts';
import type { Draft, Member, NetworkBuilder, Zone } from '../../builder.ts';

/** The switch that lets nodes send to targets of other zones. */
export interface CrossZoneSwitch {
  readonly resource: Resource;
  readonly path: string;
}

/**
 * Tells on the nodes that have no target in their zone, and send to no other zone, that they do not work. Names stop leading to
 * such a node, so it matters only where at most one other is left; and where the targets stand in several zones: else where
 * they stand is the matter.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#target-group-cross-zone-load-balancing
 * @returns whether the node at an index is such a one.
 */
export function refuseIdle(
  net: NetworkBuilder,
  nodes: readonly { readonly part: Draft }[],
  zones: readonly (Zone | undefined)[],
  { near, members }: { readonly near: readonly (readonly Member[])[]; readonly members: readonly Member[] },
  { resource, path }: CrossZoneSwitch,
): (index: number) => boolean {
  const isIdle = (index: number): boolean => near[index]?.length === 0 && zones[index]?.open === undefined;
  const zonesOf = new Set(members.flatMap(({ zone }) => zone?.key ?? []));
  if (zonesOf.size < 2 || near.filter((within) => within.length > 0).length > 1) return () => false;
  for (const [index, { part }] of nodes.entries()) {
    const zone = zones[index];
    if (!isIdle(index) || zone === undefined) continue;
    net.refuse(part, resource, { is: 'node-without-targets', path, in: zone.title });
  }
  return isIdle;
}
