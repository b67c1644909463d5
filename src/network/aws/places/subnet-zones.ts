import type { Resource } from '../../../input/deployment.ts';
import type { Membership } from '../../network.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { push } from '../../../multimap.ts';
import { argument } from '../../fact.ts';
import type { Title } from '../../title.ts';
import { entryOf, subnetPaths, typesWhere } from '../catalogue/catalogue.ts';
import { namedZone } from './named-zone.ts';
import { subnetsOf, vpcOf } from './subnets.ts';
import { named } from '../type-aliases.ts';

/**
 * The zone of a subnet. An unpinned subnet (AWS picks the zone) has a zone of its own in the best world; in the worst
 * world it shares one with every other subnet of the VPC that AWS does not guarantee to be elsewhere.
 */
export function zoneOf(net: NetworkBuilder, subnet: Resource): Zone {
  const zone = net.once(placeSubnets).get(subnet);
  if (!zone) throw new Error(`${subnet.address} is not a subnet`);
  return zone;
}

/** Distinct zones of a list of subnets, in order of first appearance. */
export function zonesOf(net: NetworkBuilder, subnets: readonly Resource[]): readonly Zone[] {
  const zones = new Map<string, Zone>();
  for (const subnet of subnets) {
    const zone = zoneOf(net, subnet);
    if (!zones.has(zone.key)) zones.set(zone.key, zone);
  }
  return [...zones.values()];
}

function placeSubnets(net: NetworkBuilder): ReadonlyMap<Resource, Zone> {
  const zones = new Map<Resource, Zone>();
  const unpinned = new Map<Resource | undefined, Resource[]>();
  const pinnedByVpc = new Map<Resource | undefined, Map<string, { zone: Zone; subnets: Resource[] }>>();
  for (const subnet of named('aws_subnet').flatMap((type) => [
    ...net.graph.ofType(type),
    ...net.graph.ofType(type, 'data'),
  ])) {
    const name = zoneName(net, subnet);
    const vpc = vpcOf(net, subnet);
    if (name === undefined) {
      push(unpinned, vpc, subnet);
      continue;
    }
    const zone = namedZone(net, subnet, name);
    zones.set(subnet, zone);
    const pinned = pinnedByVpc.get(vpc) ?? new Map<string, { zone: Zone; subnets: Resource[] }>();
    const entry = pinned.get(zone.key) ?? { zone, subnets: [] };
    entry.subnets.push(subnet);
    pinned.set(zone.key, entry);
    pinnedByVpc.set(vpc, pinned);
  }
  if (unpinned.size > 0) {
    const apart = distinctSubnets(net);
    for (const [vpc, subnets] of unpinned)
      crowd(net, subnets, [...(pinnedByVpc.get(vpc)?.values() ?? [])], apart, zones);
  }
  return zones;
}

/**
 * The worst completion: every unpinned subnet goes to the first zone where no subnet stands that AWS keeps apart
 * from it (a greedy colouring: the pinned zones first, then as few further ones as it takes).
 */
function crowd(
  net: NetworkBuilder,
  subnets: readonly Resource[],
  pinned: readonly { zone: Zone; subnets: Resource[] }[],
  apart: ReadonlyMap<Resource, ReadonlySet<Resource>>,
  zones: Map<Resource, Zone>,
): void {
  const places: { domain: number | undefined; subnets: Set<Resource> }[] = pinned.map(({ zone, subnets: there }) => ({
    domain: zone.memberships[0]?.domain,
    subnets: new Set(there),
  }));
  for (const subnet of subnets) {
    const enemies = [...(apart.get(subnet) ?? [])];
    let place = places.find(({ subnets: there }) => !enemies.some((other) => there.has(other)));
    if (!place) {
      place = { domain: undefined, subnets: new Set() };
      places.push(place);
    }
    place.subnets.add(subnet);
  }
  for (const place of places) {
    const unpinnedHere = [...place.subnets].filter((subnet) => !zones.has(subnet));
    const shared =
      place.domain ??
      (unpinnedHere.length > 1
        ? net.domain('zone', `unpinned with ${unpinnedHere[0]?.id}`, oneZone(unpinnedHere))
        : undefined);
    for (const subnet of unpinnedHere) {
      const title: Title = { is: 'zone-of', of: subnet.id };
      const own = net.domain('zone', `of ${subnet.id}`, title);
      const memberships: Membership[] = [{ domain: own, world: undefined, missing: undefined }];
      if (shared !== undefined) {
        memberships.push({ domain: shared, world: 'worst', missing: [argument(subnet, 'availability_zone')] });
      }
      zones.set(subnet, {
        key: `zone:of ${subnet.id}`,
        title,
        memberships,
        open: true,
      });
    }
  }
}

function oneZone([first, ...others]: readonly Resource[]): Title {
  return { is: 'one-zone', of: first?.id ?? '', and: others.map(({ id }) => id) };
}

const keptApartTypes = typesWhere(({ place }) => place?.apart === true);

/** Pairs of subnets that are in different zones, because AWS refuses one resource two subnets of one zone. */
function distinctSubnets(net: NetworkBuilder): ReadonlyMap<Resource, ReadonlySet<Resource>> {
  const apart = new Map<Resource, Set<Resource>>();
  for (const resource of net.all(keptApartTypes)) {
    const subnets = subnetsOf(net, resource, ...subnetPaths(entryOf(resource).place ?? {}));
    // At most one subnet a zone, so this is never a long list.
    for (const subnet of subnets) {
      const others = apart.get(subnet) ?? new Set<Resource>();
      for (const other of subnets) if (other !== subnet) others.add(other);
      apart.set(subnet, others);
    }
  }
  return apart;
}

/** Zone name or id of a subnet; also `names[0]` of the zones data source, which is one definite zone. */
function zoneName(net: NetworkBuilder, subnet: Resource): string | undefined {
  const written = subnet.attributes.string('availability_zone') ?? subnet.attributes.string('availability_zone_id');
  if (written !== undefined && written !== '') return written;
  for (const path of ['availability_zone', 'availability_zone_id']) {
    for (const { attribute } of net.graph.resolve(subnet, path, ['aws_availability_zones']).references) {
      const index = /^(?:names|zone_ids)\[(\d+)\]$/.exec(attribute)?.[1];
      if (index !== undefined) return `${subnet.region ?? 'the Region'}, zone number ${Number(index) + 1}`;
    }
  }
  return undefined;
}
