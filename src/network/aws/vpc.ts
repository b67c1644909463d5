import type { Resource } from '../../input/deployment.ts';
import type { Membership } from '../network.ts';
import type { NetworkBuilder, Zone } from '../builder.ts';
import { push } from '../multimap.ts';
import { named } from './types.ts';

/** Whose subnets AWS guarantees to be in different zones: it refuses the same zone twice. */
const spread: readonly (readonly [type: string, path: string])[] = [
  ['aws_lb', 'subnets'],
  ['aws_lb', 'subnet_mapping.subnet_id'],
  ['aws_elb', 'subnets'],
  ['aws_ec2_transit_gateway_vpc_attachment', 'subnet_ids'],
];

/** Managed and read subnets an argument names. */
export function subnetsOf(net: NetworkBuilder, resource: Resource, ...paths: readonly string[]): readonly Resource[] {
  const found = new Set<Resource>();
  for (const path of paths) {
    for (const { target, certainty } of net.graph.resolve(resource, path, named('aws_subnet')).references) {
      if (certainty !== 'guessed') found.add(target);
    }
  }
  return [...found];
}

/** Subnets an argument may name, where nothing says which; empty where one is certain. */
export function possibleSubnets(
  net: NetworkBuilder,
  resource: Resource,
  ...paths: readonly string[]
): readonly Resource[] {
  if (subnetsOf(net, resource, ...paths).length > 0) return [];
  const found = paths.flatMap((path) =>
    net.graph.resolve(resource, path, named('aws_subnet')).references.map(({ target }) => target),
  );
  return [...new Set(found)];
}

/** Of the subnets an argument may name, those of the resource's own VPC: AWS refuses others. */
export function possibleWithin(net: NetworkBuilder, resource: Resource, path: string): readonly Resource[] {
  const vpc = vpcOf(net, resource);
  return possibleSubnets(net, resource, path).filter((subnet) => !vpc || vpcOf(net, subnet) === vpc);
}

/**
 * Zone of something whose subnet is not in the inputs: a subnet given by id is one zone, whichever; without any id
 * there is none to tell. In the worst world all of these share one zone.
 */
export function outsideZone(net: NetworkBuilder, resource: Resource, path: string): Zone {
  const id = net.graph.resolve(resource, path, named('aws_subnet')).literals.find((text) => text !== '');
  const place = `${resource.region ?? ''} ${resource.account ?? ''}`.trim();
  const shared = net.domain(
    'zone',
    `unknown subnets ${place}`,
    'the one zone that all subnets outside the inputs may be in',
  );
  const fact = `the zone of ${id ?? `${path} of ${resource.address}`}`;
  const memberships: Membership[] = [{ domain: shared, world: 'worst', missing: fact }];
  if (id !== undefined) {
    memberships.push({
      domain: net.domain('zone', `of ${id}`, `the zone of ${id}`),
      world: undefined,
      missing: undefined,
    });
  }
  return {
    key: `zone:of ${id ?? resource.id}`,
    label: id === undefined ? 'a zone AWS picks' : `the zone of ${id}`,
    memberships,
    open: true,
  };
}

/**
 * Zones of subnets that are given by id beside others that are in the inputs. AWS keeps the subnets of one load balancer or
 * attachment apart (`apart`); anything else may share a zone with the others.
 */
export function zonesById(
  net: NetworkBuilder,
  resource: Resource,
  known: readonly Zone[],
  apart: boolean,
  ...paths: readonly string[]
): readonly Zone[] {
  const ids = paths.flatMap((path) => net.graph.resolve(resource, path, named('aws_subnet')).literals);
  return [...new Set(ids)]
    .filter((id) => id !== '')
    .map((id) => {
      const own = net.domain('zone', `of ${id}`, `the zone of ${id}`);
      const shared = apart ? [] : known.flatMap(({ memberships }) => memberships);
      const missing = `the zone of ${id}`;
      const memberships: Membership[] = [
        { domain: own, world: undefined, missing: undefined },
        ...shared.map(({ domain }) => ({ domain, world: 'worst' as const, missing })),
      ];
      return { key: `zone:of ${id}`, label: `the zone of ${id}`, memberships, open: true };
    });
}

/** The VPC a resource names. */
export function vpcOf(net: NetworkBuilder, resource: Resource): Resource | undefined {
  return net.graph.resolve(resource, 'vpc_id', named('aws_vpc')).references[0]?.target;
}

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

/**
 * A zone by name, as `availability_zone` arguments give it. Names are per account: `us-east-1a` of two accounts may be
 * two buildings, so where several accounts are in the inputs the account is part of the zone.
 */
export function namedZone(net: NetworkBuilder, resource: Resource, written: string): Zone {
  const name = net.once(namesByZoneId).get(`${resource.document.name} ${written}`) ?? written;
  const accounts = net.once(accountsByDocument);
  const account = resource.account ?? accounts.only.get(resource.document.name);
  const key = account === undefined || !accounts.several ? name : `${name} of account ${account}`;
  const domain = net.domain('zone', key, `zone ${key}`);
  return { key: `zone:${key}`, label: name, memberships: [{ domain, world: undefined, missing: undefined }] };
}

/** One of several zones, and nobody knows which: losing any of them may take it. */
export function someZone(zones: readonly Zone[], fact: string): Zone | undefined {
  const [first] = zones;
  if (!first || zones.length === 1) return first;
  const memberships = zones.flatMap((zone) =>
    zone.memberships.map(({ domain }) => ({ domain, world: 'worst' as const, missing: fact })),
  );
  return {
    key: `zone:any of ${zones.map(({ key }) => key).join(' ')}`,
    label: 'a zone AWS picks',
    memberships,
    open: true,
  };
}

/** Zone ids (`apne2-az1`, the same building for every account) by document, with the name the account has for them. */
function namesByZoneId(net: NetworkBuilder): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const zones of net.graph.ofType('aws_availability_zones', 'data')) {
    const [known, ids] = [zones.attributes.strings('names'), zones.attributes.strings('zone_ids')];
    if (known.length !== ids.length) continue;
    for (const [index, id] of ids.entries()) names.set(`${zones.document.name} ${id}`, known[index] ?? id);
  }
  for (const { document, attributes } of net.all(named('aws_subnet'))) {
    const [name, id] = [attributes.string('availability_zone'), attributes.string('availability_zone_id')];
    if (name !== undefined && id !== undefined) names.set(`${document.name} ${id}`, name);
  }
  return names;
}

/** The account of each document that has one only, and whether the deployment has several. */
function accountsByDocument(net: NetworkBuilder): { several: boolean; only: ReadonlyMap<string, string> } {
  const all = new Set<string>();
  const byDocument = new Map<string, Set<string>>();
  for (const { account, document } of net.graph.resources) {
    if (account === undefined) continue;
    all.add(account);
    byDocument.set(document.name, (byDocument.get(document.name) ?? new Set<string>()).add(account));
  }
  const only = new Map<string, string>();
  for (const [document, accounts] of byDocument) {
    const [first] = accounts;
    if (first !== undefined && accounts.size === 1) only.set(document, first);
  }
  return { several: all.size > 1, only };
}

/**
 * `count` zones nobody can name: distinct in the best world, one and the same in the worst, settled by `fact`.
 * With `guaranteed` AWS spreads them whatever happens.
 */
export function openZones(
  net: NetworkBuilder,
  owner: Resource,
  count: number,
  fact: string,
  guaranteed = false,
): readonly Zone[] {
  if (count < 2) return [];
  const together = `one zone for all of ${owner.id}`;
  return Array.from({ length: count }, (_, index) => {
    const key = `zone ${index + 1} of ${owner.id}`;
    const own = net.domain('zone', key, `zone ${index + 1} of ${owner.address}`);
    const memberships: Membership[] = [{ domain: own, world: undefined, missing: undefined }];
    if (!guaranteed) {
      const domain = net.domain('zone', together, `one zone holding all of ${owner.address}`);
      memberships.push({ domain, world: 'worst', missing: fact });
    }
    return { key: `zone:${key}`, label: key, memberships, open: true as const };
  });
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
        ? net.domain(
            'zone',
            `unpinned with ${unpinnedHere[0]?.id}`,
            `one zone holding ${unpinnedHere.map((subnet) => subnet.address).join(' and ')}`,
          )
        : undefined);
    for (const subnet of unpinnedHere) {
      const own = net.domain('zone', `of ${subnet.id}`, `the zone of ${subnet.address}`);
      const memberships: Membership[] = [{ domain: own, world: undefined, missing: undefined }];
      if (shared !== undefined) {
        memberships.push({ domain: shared, world: 'worst', missing: `availability_zone of ${subnet.address}` });
      }
      zones.set(subnet, {
        key: `zone:of ${subnet.id}`,
        label: `the zone of ${subnet.address}`,
        memberships,
        open: true,
      });
    }
  }
}

/** Pairs of subnets that AWS guarantees to lie in different zones, because one resource spans both. */
function distinctSubnets(net: NetworkBuilder): ReadonlyMap<Resource, ReadonlySet<Resource>> {
  const apart = new Map<Resource, Set<Resource>>();
  for (const [type, path] of spread) {
    for (const resource of net.all(named(type))) {
      const subnets = subnetsOf(net, resource, path);
      // A load balancer has at most one subnet a zone, so this is never a long list.
      for (const subnet of subnets) {
        const others = apart.get(subnet) ?? new Set<Resource>();
        for (const other of subnets) if (other !== subnet) others.add(other);
        apart.set(subnet, others);
      }
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
