import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, factAbout } from '../../fact.ts';
import { waysOut } from './default-route.ts';
import { type Destination, doubtOf, isPrivate, isWorld } from './destination.ts';
import type { NextHop } from './next-hop.ts';
import { type SubnetTable, hopTo, tableOf } from './routing.ts';
import { type Walk, free, open, refused } from './walk.ts';

/** A next hop packets take; with `unless`, that they may take. */
export interface Step {
  readonly hop: NextHop;
  readonly unless: Missing;
}

/** Where the route table of a subnet sends packets: its next hops, or why there is none. */
export type Forwarded = { readonly steps: readonly Step[] } | { readonly none: Walk };

/**
 * One look-up in the table of a subnet, by the longest prefix. Private addresses have no route where the table sends them
 * to the internet. https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export function forward(net: NetworkBuilder, subnet: Resource, to: Destination): Forwarded {
  const table = tableOf(net, subnet);
  if (isWorld(to)) {
    const ways = waysOut(net, subnet);
    return ways.length > 0 ? { steps: ways } : { none: noRoute(table, subnet, to) };
  }
  const { route, rivals } = hopTo(net, subnet, to);
  const isDefault = route?.leadsTo.to === '0.0.0.0/0';
  // What a VPN gateway learns is longer than a default route.
  const [learned] = to.vpc === undefined && (!route || isDefault) ? table.learns : [];
  if (learned) return { steps: [{ hop: { kind: 'vpn-gateway', target: learned }, unless: undefined }] };
  if (!route || (route.kind === 'internet' && isPrivate(to))) {
    const [rival] = rivals;
    return { none: rival ? open(doubtOf(rival.leadsTo, to)) : noRoute(table, subnet, to) };
  }
  const guess = route.certainty === 'guessed' ? [factAbout(subnet, 'next-hop', { to: to.to })] : undefined;
  return {
    steps: [{ hop: route, unless: guess }, ...rivals.map((hop) => ({ hop, unless: doubtOf(hop.leadsTo, to) }))],
  };
}

/** A table without a route refuses packets where all its routes are known. */
export function noRoute({ refuses, open: doubt, learns }: SubnetTable, subnet: Resource, to: Destination): Walk {
  if (doubt !== undefined) return open(doubt);
  // A default route, or that of another VPC, may be learned.
  if (refuses === undefined || learns.length > 0) return free;
  return refused(refuses, { is: 'no-route', to: to.to, ...(refuses === subnet ? {} : { from: subnet.id }) });
}
