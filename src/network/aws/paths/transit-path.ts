import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, allOf } from '../../fact.ts';
import type { Destination } from './destination.ts';
import { gatewaysOf, isPeering, unaccepted } from './transit-ends.ts';
import { onward } from './transit-routes.ts';
import { vpcOf } from '../places/subnets.ts';

/** A way over transit gateways, as their route tables draw it. */
export interface TransitPath {
  /** VPC attachments it leads through: the VPCs where packets are inspected. */
  readonly through: readonly Resource[];
  /** Attachment it ends at: that of the VPC that is meant, a line to the premises; undefined when the inputs do not show. */
  readonly end: Resource | undefined;
  /** Where it may end instead: a route whose block is known after apply. */
  readonly instead?: Resource;
  /** What is lacking on the way, or not known. */
  readonly gaps: Missing;
}

/**
 * Follows packets from an attachment over its gateway, and over peerings to others, to a VPC; without one (`to.vpc`), to
 * the first VPC or line they come to. A peering itself never fails below a Region, but it knows only the routes it is told.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html
 */
export function transitPath(net: NetworkBuilder, start: Resource, to: Destination): TransitPath {
  const known = net.once(knownPaths);
  const key = JSON.stringify([start.id, to.vpc?.id, to.block?.family, `${to.block?.first}`, to.block?.length]);
  const path = known.get(key) ?? follow(net, start, to);
  known.set(key, path);
  return path;
}

/** Every subnet of a VPC leaves by the same attachment. */
function knownPaths(): Map<string, TransitPath> {
  return new Map();
}

function follow(net: NetworkBuilder, start: Resource, to: Destination): TransitPath {
  const through: Resource[] = [];
  let gaps: Missing;
  const seen = new Set<string>();
  let [gateway] = gatewaysOf(net, start);
  let from = start;
  while (gateway && !seen.has(`${gateway.id} ${from.id}`)) {
    seen.add(`${gateway.id} ${from.id}`);
    const { end, instead, gap } = onward(net, from, gateway, to);
    gaps = allOf(gaps, gap);
    if (!end) return { through, end, gaps, ...(instead && { instead }) };
    if (isPeering(end)) {
      const here = gateway;
      gateway = gatewaysOf(net, end).find((one) => one !== here);
      gaps = allOf(gaps, gateway && unaccepted(net, end));
    } else {
      const vpc = vpcOf(net, end);
      if (!vpc || !to.vpc || vpc === to.vpc) return { through, end, gaps };
      through.push(end);
    }
    from = end;
  }
  return { through, end: undefined, gaps };
}
