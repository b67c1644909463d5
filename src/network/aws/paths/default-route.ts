import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { push } from '../../../multimap.ts';
import { type Missing, factAbout } from '../../fact.ts';
import { doubtOf, everywhere, translated } from './destination.ts';
import type { Hop, NextHop } from './next-hop.ts';
import { allHops, hopTo, hopsOf, tableOutside } from './routing.ts';
import { subnetsOf, vpcOf } from '../places/subnets.ts';
import { zoneOf } from '../places/subnet-zones.ts';

/** A next hop for addresses that match nothing more specific. */
export interface WayOut {
  readonly hop: NextHop;
  /** What would settle it, where it is not certain. */
  readonly unless: Missing;
}

/**
 * The next hops a host in the subnet leaves by: that of 0.0.0.0/0, or of its two halves; without them that of ::/0. A
 * subnet of IPv6 only leaves by ::/0, and to the rest of the world through the NAT gateway of 64:ff9b::/96.
 */
export function waysOut(net: NetworkBuilder, subnet: Resource): readonly WayOut[] {
  const outside = tableOutside(net, subnet);
  if (outside !== undefined) return idleGateways(net, subnet).map((hop) => ({ hop, unless: outside }));
  const only6 = subnet.attributes.boolean('ipv6_native') === true;
  const four = only6 ? [] : routed(net, subnet, 4);
  const ways = four.length > 0 ? four : routed(net, subnet, 6);
  const { route } = only6 ? hopTo(net, subnet, translated) : { route: undefined };
  const all = route && route.leadsTo.to !== '::/0' ? [...ways, wayOut(route, subnet)] : ways;
  if (all.length > 0) return all;
  return possible(net, subnet).map((hop) => ({ hop, unless: doubtOf(hop.leadsTo, everywhere[4].whole) }));
}

/** Whether a host in the subnet may leave by IPv4; one of IPv6 only has no need to. */
export function mayLeaveByIpv4(net: NetworkBuilder, subnet: Resource): boolean {
  if (tableOutside(net, subnet) !== undefined || subnet.attributes.boolean('ipv6_native') === true) return true;
  return routed(net, subnet, 4).length > 0 || possible(net, subnet).length > 0;
}

/** A route whose block is not known may be the default route; of two prefix lists either may be that of a half. */
function possible(net: NetworkBuilder, subnet: Resource): readonly Hop[] {
  const { whole, halves } = everywhere[4];
  return [...new Set([whole, ...halves].flatMap((to) => hopTo(net, subnet, to).rivals))];
}

function routed(net: NetworkBuilder, subnet: Resource, family: 4 | 6): readonly WayOut[] {
  const { halves } = everywhere[family];
  const both = halves.flatMap((half) => hopTo(net, subnet, half).route ?? []);
  return both.length === halves.length ? [...new Set(both)].map((hop) => wayOut(hop, subnet)) : [];
}

function wayOut(hop: Hop, subnet: Resource): WayOut {
  return {
    hop,
    unless: hop.certainty === 'guessed' ? [factAbout(subnet, 'next-hop', { to: '0.0.0.0/0' })] : undefined,
  };
}

/**
 * For a subnet whose route table is not in the inputs: the NAT gateways of its VPC that no route of the inputs leads to.
 * Some subnet uses them, so they may be its way out; in its own zone, where there is one.
 */
function idleGateways(net: NetworkBuilder, subnet: Resource): readonly WayOut['hop'][] {
  const all = net.once(unusedByVpc).get(vpcOf(net, subnet)) ?? [];
  const here = all.filter(({ zone }) => zone === zoneOf(net, subnet).key);
  return (here.length > 0 ? here : all).map(({ gateway }) => ({ kind: 'nat', target: gateway }));
}

function unusedByVpc(
  net: NetworkBuilder,
): ReadonlyMap<Resource | undefined, readonly { gateway: Resource; zone: string }[]> {
  const used = new Set(allHops(net).map(({ target }) => target));
  const byVpc = new Map<Resource | undefined, { gateway: Resource; zone: string }[]>();
  for (const gateway of net.graph.ofType('aws_nat_gateway')) {
    const [subnet] = subnetsOf(net, gateway, 'subnet_id');
    if (subnet && !used.has(gateway)) {
      push(byVpc, vpcOf(net, subnet), { gateway, zone: zoneOf(net, subnet).key });
    }
  }
  return byVpc;
}

/** The VPC of a subnet, and a number for the blocks and kinds of its next hops: equal texts are routed alike. */
export function routeSignature(net: NetworkBuilder, subnet: Resource): string {
  return `${vpcOf(net, subnet)?.id ?? ''} ${net.once(numbersOfTables)(hopsOf(net, subnet))}`;
}

/** Numbers tables, equal ones alike: what is in a long one is read once, not for every subnet that uses it. */
function numbersOfTables(): (hops: readonly Hop[]) => number {
  const known = new Map<readonly Hop[], number>();
  const numbers = new Map<string, number>();
  return (hops) => {
    const found = known.get(hops);
    if (found !== undefined) return found;
    const text = hops
      .map(({ leadsTo, kind }) => `${leadsTo.to ?? ''}>${kind}`)
      .toSorted()
      .join(' ');
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    known.set(hops, number);
    return number;
  };
}
