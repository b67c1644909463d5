import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { type Fact, type Missing, argument, factAbout } from '../../fact.ts';
import { entryOf, subnetPaths } from '../catalogue/catalogue.ts';
import type { Place } from '../catalogue/entry.ts';
import { namedZone } from './named-zone.ts';
import { zoneOf } from './subnet-zones.ts';
import { subnetsOf } from './subnets.ts';
import { named } from '../type-aliases.ts';

/** One zone a resource is in. */
export interface PlacedIn {
  /** Undefined for a zone of which nothing is known. */
  readonly zone: Zone | undefined;
  /** The subnets it is in there; with `doubt`, those it may be in. */
  readonly subnets: readonly Resource[];
  /** Set where the plan does not tell whether it is in these subnets: what would settle it. */
  readonly doubt?: Missing;
  /** Set where the plan does not tell whether it is in this zone at all: it is in the best world. */
  readonly missing?: Missing;
}

/** Where a resource stands: each zone once, and whether there may be others. */
export interface Placement {
  readonly zones: readonly PlacedIn[];
  /** False where its subnets are not all known. */
  readonly isWhole: boolean;
}

/** Subnets a resource is in for certain, by whatever its entry names. */
export function subnetsOfPlace(net: NetworkBuilder, resource: Resource): readonly Resource[] {
  const { place = {} } = entryOf(resource);
  const { via = [], joined = [] } = place;
  const found = new Set(subnetsOf(net, resource, ...subnetPaths(place)));
  for (const { type, argument: at, subnets: path } of joined) {
    for (const one of net.pointingAt(resource, type, at, [resource.type])) {
      for (const subnet of subnetsOf(net, one, path)) found.add(subnet);
    }
  }
  for (const { type, argument: at, subnets: path } of via) {
    if (found.size > 0) break;
    for (const one of net.targets(resource, at, [type]))
      for (const subnet of subnetsOf(net, one, path)) found.add(subnet);
  }
  return [...found];
}

/** The zone its own argument names. State keeps one that was never written as an empty string. */
export function ownZone(net: NetworkBuilder, resource: Resource): Zone | undefined {
  const path = entryOf(resource).place?.zone;
  const name = path === undefined ? undefined : resource.attributes.string(path);
  return name === undefined || name === '' ? undefined : namedZone(net, resource, name);
}

/** The argument that would tell where a resource stands. */
export function placeFact(resource: Resource, place: Place): Fact {
  const { via: [via] = [], joined: [joined] = [] } = place;
  const [only, ...others] = subnetPaths(place);
  if (only !== undefined && others.length === 0) return argument(resource, only);
  const path = only === undefined ? (via?.argument ?? joined?.argument) : undefined;
  return path === undefined ? factAbout(resource, 'subnets') : argument(resource, path);
}

/** Whether a list has more than the known elements: it is longer, or an expression in it leads nowhere. */
export function hasRest(net: NetworkBuilder, resource: Resource, path: string): boolean {
  const { literals, unresolved, references } = net.graph.resolve(resource, path, named('aws_subnet'));
  if (references.some(({ target }) => target.openNumber !== undefined)) return true;
  const length = lengthOf(resource, path);
  if (length === undefined) return unresolved.length > 0;
  return length > subnetsOf(net, resource, path).length + new Set(literals.filter((id) => id !== '')).size;
}

/** How many different elements a list has: a subnet that is named twice is one. */
function lengthOf({ attributes }: Resource, path: string): number | undefined {
  const isKnown = attributes.read(path).kind === 'known';
  return isKnown ? new Set(attributes.strings(path)).size : attributes.length(path);
}

/** The zones of subnets, each once, with the subnets in them. */
export function byZone(net: NetworkBuilder, subnets: readonly Resource[]): PlacedIn[] {
  const zones = new Map<string, { zone: Zone; subnets: Resource[] }>();
  for (const subnet of subnets) {
    const zone = zoneOf(net, subnet);
    const placed = zones.get(zone.key) ?? { zone, subnets: [] };
    placed.subnets.push(subnet);
    zones.set(zone.key, placed);
  }
  return [...zones.values()];
}
