import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, allOf, factAbout } from '../../fact.ts';
import type { Destination } from './destination.ts';
import { gatewaysOf, isAccepted, isPeering } from './transit-ends.ts';
import { onward } from './transit-routes.ts';
import type { Refused } from './walk.ts';

/** A way over transit gateways, as their route tables draw it. */
export interface TransitPath {
  /** Attachment it ends at: that of a VPC, a line to the premises; undefined when the inputs do not show. */
  readonly end: Resource | undefined;
  /** Where it may end instead: a route whose block is known after apply. */
  readonly instead?: Resource;
  /** What would settle whether packets get there. */
  readonly gaps: Missing;
  readonly refused?: Refused;
}

/**
 * Follows packets from an attachment over its gateway, and over peerings to others, to the first VPC or line they come to. A
 * peering itself never fails below a Region, but it knows only the routes it is told.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html
 */
export function transitPath(net: NetworkBuilder, start: Resource, to: Destination): TransitPath {
  let gaps: Missing;
  const seen = new Set<string>();
  let [gateway] = gatewaysOf(net, start);
  let from = start;
  while (gateway && !seen.has(`${gateway.id} ${from.id}`)) {
    seen.add(`${gateway.id} ${from.id}`);
    const { end, instead, gap, refused } = onward(net, from, gateway, to);
    gaps = allOf(gaps, gap);
    if (refused) return { end: undefined, gaps, refused };
    if (!end) return { end, gaps, ...(instead && { instead }) };
    if (!isPeering(end)) return { end, gaps };
    const here = gateway;
    gateway = gatewaysOf(net, end).find((one) => one !== here);
    const accepted = gateway === undefined || isAccepted(net, end);
    if (accepted === false) return { end: undefined, gaps, refused: { by: end, refusal: { is: 'not-accepted' } } };
    if (!accepted) gaps = allOf(gaps, [factAbout(end, 'accepted')]);
    from = end;
  }
  return { end: undefined, gaps };
}
