import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type NetworkBuilder, atOnce } from '../../builder.ts';
import type { Missing } from '../../fact.ts';
import { walkTo } from './cross.ts';
import { waysOut } from './default-route.ts';
import { everywhere } from './destination.ts';
import { type Siblings, needWayLikeSiblings } from './siblings.ts';
import { drawWalk } from './walk.ts';

/**
 * What a host in the subnet needs to reach the world: the next hop of its default route, and what that hop needs in
 * turn. Undefined when nothing of it can fail (internet gateway), or without default route.
 */
export function egress(net: NetworkBuilder, subnet: Resource): number | undefined {
  const id = `${subnet.id} default route`;
  const known = net.find(id);
  if (known) return known.index;
  if (waysOut(net, subnet).length === 0) return undefined;
  const walk = walkTo(net, subnet, everywhere[4].whole);
  if (walk.parts.length === 0 && walk.refusals.length === 0 && walk.gaps === undefined) return undefined;
  const draft = net.group(id, { is: 'way-out', of: subnet.id }, subnet);
  drawWalk(net, draft, walk);
  return draft.index;
}

/** As `needWayOut`, and the way out that siblings have. */
export function needWayOutLike(
  net: NetworkBuilder,
  part: Draft,
  subnets: readonly Resource[],
  siblings: Siblings,
  strict?: Missing,
): void {
  needWayOut(net, part, subnets, strict);
  needWayLikeSiblings(net, part, subnets, siblings);
}

/**
 * The way out for something that stands in one of several subnets, the plan does not tell which: a next hop that all of them
 * share is needed for certain; with `strict` every one of them is needed in the worst world.
 */
export function needWayOut(net: NetworkBuilder, part: Draft, subnets: readonly Resource[], strict: Missing): void {
  const ways = subnets.map((subnet) => egress(net, subnet));
  const certain = [...new Set(ways.filter((way) => way !== undefined))];
  if (certain.length > 0 && certain.length === new Set(ways).size) {
    net.need(part, { of: certain, detection: 'end-to-end', switchTime: atOnce, byPlaceOf: part.index });
  }
  if (strict === undefined || subnets.length === 1) return;
  for (const way of certain) net.need(part, { of: [way], unless: strict, byPlaceOf: part.index });
}
