import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { type Missing, argument } from '../../fact.ts';
import type { Place } from '../catalogue/entry.ts';
import { namedZone } from './named-zone.ts';
import { openZones, soleZone, zonesById } from './open-zones.ts';
import { idsAt, outsideZone, zonesOfIds } from './outside-subnets.ts';
import { type PlacedIn, type Placement, hasRest } from './placed.ts';
import { isSet } from '../settings.ts';
import { zoneOf, zonesOf } from './subnet-zones.ts';
import { possibleSubnets, subnetsOf } from './subnets.ts';

/**
 * Zones of something that is given a list of subnets, which may share zones. A subnet given by id is a zone of its own in the
 * best world and may be any of the others' in the worst. The rest of a half-known list is one zone more in the best world
 * only. Of a list that is not known there are two zones, which may be one.
 */
export function listedIn(net: NetworkBuilder, resource: Resource, place: Place): Placement {
  const byName = namedZones(net, resource, place);
  if (byName) return byName;
  const lists = listsOf(net, resource, place).map(([owner, path]) => listed(net, owner, path));
  const zones = new Map<string, PlacedIn>();
  for (const one of lists.flatMap((list) => list.zones)) {
    const key = one.zone?.key ?? '';
    if (!zones.has(key)) zones.set(key, one);
  }
  return { zones: [...zones.values()], isWhole: lists.length > 0 && lists.every(({ isWhole }) => isWhole) };
}

/** Each list of subnets that counts: its own arguments, those that join it to a subnet, those of what it names. */
function listsOf(
  net: NetworkBuilder,
  resource: Resource,
  { subnets = [], via = [], joined = [] }: Place,
): readonly (readonly [owner: Resource, path: string])[] {
  return [
    ...subnets.map((path) => [resource, path] as const),
    ...joined.flatMap(({ type, argument: at, subnets: path }) =>
      net.pointingAt(resource, type, at, [resource.type]).map((one) => [one, path] as const),
    ),
    ...via.flatMap(({ type, argument: at, subnets: path }) =>
      net.targets(resource, at, [type]).map((one) => [one, path] as const),
    ),
  ];
}

function listed(net: NetworkBuilder, resource: Resource, path: string): Placement {
  const missing: Missing = [argument(resource, path)];
  const subnets = subnetsOf(net, resource, path);
  const possible = possibleSubnets(net, resource, path);
  const rest = hasRest(net, resource, path);
  if (subnets.length === 0) {
    const zones = unknownZones(net, resource, path, possible, rest);
    // One subnet given by id is one zone, whichever.
    return { zones, isWhole: zones.length === 1 && !rest && possible.length === 0 };
  }
  const known = zonesOf(net, subnets);
  const certain = subnets.map((subnet): PlacedIn => ({ zone: zoneOf(net, subnet), subnets: [subnet] }));
  const byId = zonesById(net, resource, known, false, path);
  const others = byId.map((zone): PlacedIn => ({ zone, subnets: rest ? subnets : possible }));
  if (!rest) return { zones: [...certain, ...others], isWhole: byId.length === 0 };
  const further = furtherZone(net, resource, [...known, ...byId], missing);
  const doubted = [...others, { zone: further, subnets }].map((one) => ({ ...one, doubt: missing, missing }));
  return { zones: [...certain, ...doubted], isWhole: false };
}

/** Of a list without any subnet of the inputs: one given by id is a zone, of several each may be the others'. */
function unknownZones(
  net: NetworkBuilder,
  resource: Resource,
  path: string,
  subnets: readonly Resource[],
  rest: boolean,
): readonly PlacedIn[] {
  const ids = idsAt(net, resource, path);
  if (ids.length === 1 && !rest) return [{ zone: outsideZone(net, resource, path), subnets }];
  if (ids.length > 1 && !rest) return zonesOfIds(net, resource, ids).map((zone) => ({ zone, subnets }));
  const zones = openZones(
    net,
    resource,
    Math.max(ids.length + (rest ? 1 : 0), 2),
    argument(resource, path),
    false,
    listName(net, resource, path),
  );
  return zones.map((zone) => ({ zone, subnets }));
}

/** Lists that are read from the same place are the same list, whoever names it: it is called after the first that does. */
function listName(net: NetworkBuilder, resource: Resource, path: string): string {
  const source = net.graph.sourceOf(resource, path);
  if (source === undefined || source.isOfInstance) return resource.id;
  const names = net.once(listNames);
  const known = names.get(source.text) ?? resource.id;
  names.set(source.text, known);
  return known;
}

function listNames(): Map<string, string> {
  return new Map();
}

/** One zone more than the known ones; in the worst world it is any of them. */
function furtherZone(net: NetworkBuilder, resource: Resource, known: readonly Zone[], missing: Missing): Zone {
  const title = { is: 'further-zone', of: resource.id } as const;
  const own = net.domain('zone', `further of ${resource.id}`, title);
  const beside = known.flatMap(({ memberships }) =>
    memberships.map(({ domain }) => ({ domain, world: 'worst' as const, missing })),
  );
  return {
    key: `zone:further of ${resource.id}`,
    title,
    memberships: [{ domain: own, world: undefined, missing: undefined }, ...beside],
    open: true,
  };
}

/** By the names of zones, where these count: in their default subnets, or as AWS found them out for its subnets. */
function namedZones(net: NetworkBuilder, resource: Resource, place: Place): Placement | undefined {
  const [path, ...others] = place.zones ?? [];
  if (path === undefined || others.length > 0) return undefined;
  const at = resource.attributes;
  const hasSubnets = (place.subnets ?? []).some((one) => isSet(at, one));
  const names = at.strings(path);
  if (at.read(path).kind === 'known' && names.length > 0) {
    // What AWS found out about subnets outside the inputs holds as long as the resource is not changed.
    if (hasSubnets && !isSettled(resource)) return undefined;
    return { zones: names.map((name) => ({ zone: namedZone(net, resource, name), subnets: [] })), isWhole: true };
  }
  if (at.read(path).kind === 'omitted' || hasSubnets) return undefined;
  const count = at.length(path) ?? 0;
  if (count === 1) return { zones: [{ zone: soleZone(net, resource), subnets: [] }], isWhole: true };
  // Names of zones differ; how many there are is what may be unknown.
  const zones = openZones(net, resource, Math.max(count, 2), argument(resource, path), count >= 2);
  return { zones: zones.map((zone) => ({ zone, subnets: [] })), isWhole: false };
}

function isSettled({ document, actions }: Resource): boolean {
  return document.kind === 'state' || actions.every((action) => action === 'no-op');
}
