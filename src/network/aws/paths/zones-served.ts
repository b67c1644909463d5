import type { Resource } from '../../../input/deployment.ts';
import { push } from '../../../multimap.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { zoneOf } from '../places/subnet-zones.ts';
import { vpcOf } from '../places/subnets.ts';
import { named } from '../type-aliases.ts';
import { type Block, block } from './cidr.ts';
import { firewallEndpoint } from './firewall.ts';
import type { Hop } from './next-hop.ts';
import { type Labelled, onlyLabel } from './only-label.ts';
import { hopsOf } from './routing.ts';
import { attachmentOf } from './transit-gateway.ts';

/**
 * Whether what a route of a subnet leads to serves the zone of the subnet only: no subnet of another zone has a route to it,
 * whether something runs there or not; or each of these zones has a part of its own. What several zones share is a single
 * point of failure of its own, what serves one zone follows from standing in that zone.
 * @param passed id of what packets pass: the next hop, or the attachment to a transit gateway
 * @param own zones in which it has a part; undefined for what stands in one zone by its nature
 */
export function servesItsZoneOnly(
  net: NetworkBuilder,
  subnet: Resource,
  passed: string | undefined,
  own?: readonly (Zone | undefined)[],
): boolean {
  const served = new Set(own?.map((zone) => zone?.key));
  // What could stand in several zones and stands in one is to be changed itself.
  if (passed === undefined || (own && served.size < 2)) return false;
  const here = zoneOf(net, subnet).key;
  for (const zone of net.once(zonesByTarget).get(passed) ?? []) if (zone !== here && !served.has(zone)) return false;
  return true;
}

/** Zones of the subnets with a route to each target. */
function zonesByTarget(net: NetworkBuilder): ReadonlyMap<string, ReadonlySet<string>> {
  const zones = new Map<string, Set<string>>();
  const firstOf = net.once(firstOfEach);
  for (const subnet of net.all(named('aws_subnet'))) {
    if (firstOf(subnet) !== subnet) continue;
    const { key: zone } = zoneOf(net, subnet);
    for (const hop of net.once(nextHopsOf)(hopsOf(net, subnet))) {
      const passed = passedOn(net, subnet, hop);
      const served = hop.kind === 'endpoint' ? (zoneWithin(net, vpcOf(net, subnet), hop.leadsTo) ?? zone) : zone;
      if (passed !== undefined) zones.set(passed, (zones.get(passed) ?? new Set()).add(served));
    }
  }
  return zones;
}

/** One subnet of those in a zone of a VPC that use the same route table: what one is led to, all are. */
function firstOfEach(net: NetworkBuilder): (subnet: Resource) => Resource {
  const first = new Map<readonly Hop[], Map<string, Resource>>();
  return (subnet) => {
    const hops = hopsOf(net, subnet);
    const byPlace = first.get(hops) ?? new Map<string, Resource>();
    first.set(hops, byPlace);
    const place = `${vpcOf(net, subnet)?.id} ${zoneOf(net, subnet).key}`;
    const found = byPlace.get(place) ?? subnet;
    byPlace.set(place, found);
    return found;
  };
}

/**
 * The one zone whose subnets a route leads to inside its own VPC: what is on the way to them serves that zone, whichever the packets
 * come from. https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html#route-tables-middlebox-routing
 */
function zoneWithin(net: NetworkBuilder, vpc: Resource | undefined, { covers }: Hop['leadsTo']): string | undefined {
  if (covers === undefined || 'vpc' in covers || covers.length === 0 || vpc === undefined) return undefined;
  return net.once(zonesByBlock).get(vpc)?.(covers);
}

/** Tells the one zone of all subnets of a VPC that a block meets. */
function zonesByBlock(net: NetworkBuilder): ReadonlyMap<Resource, (block: Block) => string | undefined> {
  const found = new Map<Resource, Labelled<string>[]>();
  for (const subnet of net.all(named('aws_subnet'))) {
    const [vpc, own] = [vpcOf(net, subnet), block(subnet.attributes.string('cidr_block') ?? '')];
    if (vpc && own) push(found, vpc, { block: own, label: zoneOf(net, subnet).key });
  }
  return new Map(Array.from(found, ([vpc, blocks]) => [vpc, onlyLabel(blocks)]));
}

/** Each next hop of a table once, whatever number of routes leads there. Which endpoint it is, and for whom, the route itself tells. */
function nextHopsOf(): (hops: readonly Hop[]) => Iterable<Hop> {
  const known = new Map<readonly Hop[], ReadonlyMap<string, Hop>>();
  return (hops) => {
    const found = known.get(hops) ?? new Map(hops.map((hop) => [keyOf(hop), hop]));
    known.set(hops, found);
    return found.values();
  };
}

function keyOf({ kind, target, id, owner, path, leadsTo }: Hop): string {
  return JSON.stringify([kind, target?.id, id, ...(kind === 'endpoint' ? [owner.id, path, leadsTo.to] : [])]);
}

function passedOn(net: NetworkBuilder, subnet: Resource, hop: Hop): string | undefined {
  const { kind, target, id } = hop;
  if (kind === 'endpoint' && target) return firewallEndpoint(net, hop, target, zoneOf(net, subnet)).id;
  return kind === 'transit-gateway' ? attachmentOf(net, vpcOf(net, subnet), target)?.id : (target?.id ?? id);
}
