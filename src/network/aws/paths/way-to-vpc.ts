import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type NetworkBuilder, asAlternative } from '../../builder.ts';
import { type Missing, factAbout, factKey } from '../../fact.ts';
import { type Destination, doubtOf, towards } from './destination.ts';
import { firewallEndpoint } from './firewall.ts';
import type { Hop } from './next-hop.ts';
import { peeringGap } from './peering.ts';
import { hopTo, managedTable, tableOutside } from './routing.ts';
import { ontoTransitGateway } from './onto-transit-gateway.ts';
import { attachmentOf } from './transit-gateway.ts';
import { transitPath } from './transit-path.ts';
import { servesItsZoneOnly } from './zones-served.ts';
import { zoneOf } from '../places/subnet-zones.ts';
import { subnetsOf, vpcOf } from '../places/subnets.ts';
import { zoneParts } from '../places/zone-parts.ts';

/**
 * What packets from a subnet pass on their way to `places`, subnets of another VPC, and what is lacking on the way there or
 * back. One next hop a prefix, the longest; no route, or one that ends elsewhere, is a way that does not exist.
 */
export function wayToVpc(net: NetworkBuilder, subnet: Resource, places: readonly Resource[]): number | undefined {
  const [from, to] = [vpcOf(net, subnet), places[0] && vpcOf(net, places[0])];
  if (!from || !to || from === to) return undefined;
  const id = `${subnet.id} to ${places.map((place) => place.id).join(' ')}`;
  const known = net.find(id);
  if (known) return known.index;
  const way = net.group(id, { is: 'way', of: subnet.id, to: to.id }, subnet);
  net.later(() => {
    const drawn = new Set<string>();
    for (const destination of destinations(to, places)) there(net, { way, subnet, from, to, destination }, drawn);
    for (const place of places) back(net, way, place, from, towards(from, subnet));
  });
  return way.index;
}

interface Leg {
  readonly way: Draft;
  readonly subnet: Resource;
  readonly from: Resource;
  readonly to: Resource;
  readonly destination: Destination;
}

/** The blocks of the subnets where all are known: a route may lead to a part of the VPC only. */
function destinations(to: Resource, places: readonly Resource[]): readonly Destination[] {
  const exact = places.every((place) => place.attributes.string('cidr_block') !== undefined);
  return exact ? places.map((place) => towards(to, place)) : [towards(to)];
}

function there(net: NetworkBuilder, leg: Leg, drawn: Set<string>): void {
  const { way, subnet, to, destination } = leg;
  const outside = tableOutside(net, subnet);
  if (outside !== undefined) return lacking(net, way, outside);
  const { route, rivals } = hopTo(net, subnet, destination);
  const table = managedTable(net, subnet);
  if (!route || leadsAway(route)) {
    const [rival] = rivals;
    const none = table && [factAbout(table, 'route', { to: to.id })];
    return lacking(net, way, rival ? doubtOf(rival.leadsTo, destination) : none);
  }
  const guess = route.certainty === 'guessed' ? [factAbout(subnet, 'next-hop', { to: to.id })] : undefined;
  for (const [hop, unless] of [
    [route, guess] as const,
    ...rivals.map((rival) => [rival, doubtOf(rival.leadsTo, destination)] as const),
  ]) {
    const key = `${hop.kind} ${hop.target?.id ?? hop.id ?? ''}`;
    if (drawn.has(key)) continue;
    drawn.add(key);
    cross(net, leg, hop, unless);
  }
}

function cross(net: NetworkBuilder, leg: Leg, hop: Hop, unless: Missing): void {
  const { way, subnet, to } = leg;
  const need = (component: number | undefined, byPlaceOf?: number): void => {
    if (component !== undefined) net.need(way, { of: [component], unless, byPlaceOf });
  };
  const ofUser = servesItsZoneOnly(net, subnet, hop.target?.id ?? hop.id) ? way.index : undefined;
  switch (hop.kind) {
    case 'transit-gateway':
      return overTransitGateways(net, leg, hop.target, need, unless);
    case 'peering': {
      // A connection carries traffic between its own two VPCs, to nothing behind them.
      const gap = hop.target && peeringGap(net, hop.target, leg.from, to);
      return lacking(net, way, gap && (unless ?? gap));
    }
    case 'nat': {
      need(hop.target && net.node(hop.target), ofUser);
      const behind = hop.target && subnetsOf(net, hop.target, 'subnet_id')[0];
      return goOn(net, leg, behind, need);
    }
    case 'interface':
      return need(hop.target && net.node(hop.target), ofUser);
    case 'endpoint': {
      if (!hop.target) return;
      const { component, own, subnet: behind } = firewallEndpoint(net, hop.target, zoneOf(net, subnet));
      need(component, servesItsZoneOnly(net, subnet, hop.target.id, own) ? way.index : undefined);
      return goOn(net, leg, behind, need);
    }
    case 'internet':
    case 'local':
    case 'vpn-gateway':
    case 'other':
      return;
    default:
      hop.kind satisfies never;
  }
}

/** On from the subnet of a gateway or a firewall endpoint, by the routes of that subnet. */
function goOn(
  net: NetworkBuilder,
  { subnet, from, to }: Leg,
  behind: Resource | undefined,
  need: (component: number | undefined) => void,
): void {
  if (!behind || behind === subnet || vpcOf(net, behind) !== from) return;
  if (managedTable(net, behind) === managedTable(net, subnet)) return;
  need(wayOn(net, behind, to));
}

/** As `wayToVpc`, the way there only: answers come back by themselves. */
function wayOn(net: NetworkBuilder, subnet: Resource, to: Resource): number | undefined {
  const from = vpcOf(net, subnet);
  if (!from) return undefined;
  const id = `${subnet.id} to ${to.id}`;
  const known = net.find(id);
  if (known) return known.index;
  const way = net.group(id, { is: 'way', of: subnet.id, to: to.id }, subnet);
  net.later(() => there(net, { way, subnet, from, to, destination: towards(to) }, new Set()));
  return way.index;
}

function overTransitGateways(
  net: NetworkBuilder,
  { way, subnet, from, to, destination }: Leg,
  gateway: Resource | undefined,
  need: (component: number | undefined, byPlaceOf?: number) => void,
  unless: Missing,
): void {
  const near = attachmentOf(net, from, gateway);
  if (!near) return;
  need(ontoTransitGateway(net, subnet, near), way.index);
  const path = transitPath(net, near, destination);
  lacking(net, way, path.gaps && (unless ?? path.gaps));
  for (const hub of path.through) need(inspection(net, hub, to));
  const known = path.gaps || gateway === undefined ? undefined : attachmentOf(net, to, gateway);
  const far = path.end ?? known;
  if (far) need(net.node(far));
}

/** Any zone of a VPC that packets are led through: its attachment there and the firewall its routes lead to. */
function inspection(net: NetworkBuilder, hub: Resource, to: Resource): number {
  const id = `${hub.id} to ${to.id}`;
  const known = net.find(id);
  if (known) return known.index;
  const all = net.group(id, { is: 'way-through', of: hub.id }, hub);
  net.need(all, {
    of: zoneParts(net, hub).map((place, index) => {
      const one = net.group(`${id} ${index + 1}`, all.title, hub);
      net.need(one, { of: [place.component] });
      const hop = place.subnets[0] && hopTo(net, place.subnets[0], towards(to)).route;
      if (place.subnets[0] && hop?.kind === 'endpoint' && hop.target) {
        const { component } = firewallEndpoint(net, hop.target, zoneOf(net, place.subnets[0]));
        if (component !== undefined) net.need(one, { of: [component] });
      }
      return asAlternative({ ...place, component: one.index });
    }),
    detection: 'link-state',
    switchTime: net.times.time('tgw-zone'),
  });
  return all.index;
}

/** Answers need a route as well: back from each place, over whatever it leads. */
function back(net: NetworkBuilder, way: Draft, place: Resource, to: Resource, destination: Destination): void {
  const { route, rivals } = hopTo(net, place, destination);
  const table = managedTable(net, place);
  // A NAT gateway gives answers another sender.
  if (!route || leadsAway(route) || route.kind === 'nat') {
    const [rival] = rivals;
    const none = table && [factAbout(table, 'route-back', { to: to.id })];
    return lacking(net, way, rival ? doubtOf(rival.leadsTo, destination) : none);
  }
  const from = vpcOf(net, place);
  if (!from || route.certainty === 'guessed') return;
  if (route.kind === 'peering') return lacking(net, way, route.target && peeringGap(net, route.target, from, to));
  if (route.kind !== 'transit-gateway') return;
  const near = attachmentOf(net, from, route.target);
  if (near) lacking(net, way, transitPath(net, near, destination).gaps);
}

/** The internet knows no private addresses. */
function leadsAway({ kind }: Hop): boolean {
  return kind === 'internet';
}

/** A way that lacks something is none in the worst world; the best world has it made elsewhere. */
function lacking(net: NetworkBuilder, way: Draft, facts: Missing): void {
  const told = new Set(
    way.needs.flatMap(({ missing, alternatives }) => (alternatives.length === 0 ? (missing ?? []).map(factKey) : [])),
  );
  for (const fact of facts ?? []) if (!told.has(factKey(fact))) net.need(way, { of: [], unless: [fact] });
}
