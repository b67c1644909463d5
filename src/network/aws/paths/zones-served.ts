import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { zoneOf } from '../places/subnet-zones.ts';
import { vpcOf } from '../places/subnets.ts';
import { named } from '../type-aliases.ts';
import { firewallEndpoint } from './firewall.ts';
import type { Hop } from './next-hop.ts';
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
  return [...(net.once(zonesByTarget).get(passed) ?? [])].every((zone) => zone === here || served.has(zone));
}

/**
 * Zones that each target is for: those of the subnets with a route to it; of a route to one subnet of the same VPC, the zone of that
 * subnet, as packets that come in are led to the endpoint of the zone they want, wherever they arrived.
 */
function zonesByTarget(net: NetworkBuilder): ReadonlyMap<string, ReadonlySet<string>> {
  const zones = new Map<string, Set<string>>();
  const zoneOfBlock = new Map(
    net
      .all(named('aws_subnet'))
      .map((subnet) => [blockKey(net, subnet, subnet.attributes.string('cidr_block')), zoneOf(net, subnet).key]),
  );
  for (const subnet of net.all(named('aws_subnet'))) {
    const { key } = zoneOf(net, subnet);
    for (const hop of net.once(nextHopsOf)(hopsOf(net, subnet))) {
      const passed = passedOn(net, subnet, hop);
      const wanted = hop.kind === 'endpoint' ? blockKey(net, subnet, hop.leadsTo.to) : undefined;
      const zone = (wanted === undefined ? undefined : zoneOfBlock.get(wanted)) ?? key;
      if (passed !== undefined) zones.set(passed, (zones.get(passed) ?? new Set()).add(zone));
    }
  }
  return zones;
}

/** An address block of the VPC that a subnet is in. */
function blockKey(net: NetworkBuilder, subnet: Resource, block: string | undefined): string | undefined {
  return block === undefined ? undefined : `${vpcOf(net, subnet)?.id} ${block}`;
}

/** Each next hop of a table once, whatever number of routes leads there. Which endpoint it is, the route itself tells. */
function nextHopsOf(): (hops: readonly Hop[]) => Iterable<Hop> {
  const known = new Map<readonly Hop[], ReadonlyMap<string, Hop>>();
  return (hops) => {
    const found = known.get(hops) ?? new Map(hops.map((hop) => [keyOf(hop), hop]));
    known.set(hops, found);
    return found.values();
  };
}

function keyOf({ kind, target, id, owner, path }: Hop): string {
  return JSON.stringify([kind, target?.id, id, ...(kind === 'endpoint' ? [owner.id, path] : [])]);
}

function passedOn(net: NetworkBuilder, subnet: Resource, hop: Hop): string | undefined {
  const { kind, target, id } = hop;
  if (kind === 'endpoint' && target) return firewallEndpoint(net, hop, target, zoneOf(net, subnet)).id;
  return kind === 'transit-gateway' ? attachmentOf(net, vpcOf(net, subnet), target)?.id : (target?.id ?? id);
}
