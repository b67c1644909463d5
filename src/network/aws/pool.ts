import type { Resource } from '../../input/deployment.ts';
import type { Value } from '../../input/value.ts';
import type { Alternative, Detection, Interval } from '../network.ts';
import { type Draft, type Member, type NetworkBuilder, type Zone, asAlternative } from '../builder.ts';
import { needWayOut } from './egress.ts';
import { needFileSystems } from './storage.ts';
import { needWaysToStores } from './way-to-store.ts';
import { someZone, zoneOf } from './vpc.ts';

/** How many members a pool has: certain, or between a lower bound and nobody knows. */
export interface Size {
  readonly least: number;
  /** Undefined when the number is known. */
  readonly missing: string | undefined;
}

export interface PoolOptions {
  readonly pool: Resource;
  readonly size: Size;
  readonly subnets: readonly Resource[];
  /** Zones where there are no subnets to take them from. */
  readonly zones?: readonly Zone[];
  /** Subnets it may be in, where nothing says in which. */
  readonly possible?: readonly Resource[];
  /** Stores the members use, each from its own place. */
  readonly stores?: readonly Resource[];
  /** What one member is called: `a task`. */
  readonly what: string;
  readonly recovery: Interval;
  /** What every member needs besides its own body: the shared needs of the pool. */
  readonly shared: Draft;
}

/**
 * Members of a pool that AWS spreads over the zones: the i-th in zone i modulo their number. More than two in a zone
 * tell nothing new about single failures, so no more are drawn. A member comes back by itself, in another zone
 * when the pool has one. An unknown number is two a zone in the best world and the lower bound (at least one) in the worst.
 */
export function poolMembers(net: NetworkBuilder, options: PoolOptions): readonly Member[] {
  const { pool, size, what, recovery, shared } = options;
  const places = placesOf(net, options);
  const most = 2 * places.length;
  const certain = Math.min(size.missing === undefined ? size.least : Math.max(size.least, 1), most);
  const drawn = size.missing === undefined ? certain : most;
  return Array.from({ length: drawn }, (_, index) => {
    // A single member is in one of the zones, and AWS picks which.
    const { zone, subnets } = (drawn === 1 ? somewhere(pool, places) : places[index % places.length]) ?? nowhere;
    const part = net.part(pool, `#${index + 1}`, {
      label: `${what} of ${pool.address}${zone ? ` in ${zone.label}` : ''}`,
      role: 'compute',
      zone,
      recovery,
      relocates: places.length > 1 ? ['zone'] : [],
    });
    if (part.needs.length === 0) {
      needWayOut(net, part, subnets, undefined);
      needFileSystems(net, part, options.stores ?? [], zone);
      needWaysToStores(net, part, subnets[0], options.stores ?? []);
      if (shared.index !== part.index) net.need(part, { label: 'what the pool needs', of: [shared.index] });
    }
    const missing = index < certain ? undefined : size.missing;
    return { component: part.index, zone, missing };
  });
}

/** The node of a pool: one working member is enough. */
export function anyMember(
  net: NetworkBuilder,
  node: Draft,
  members: readonly Member[],
  detection: Detection = 'end-to-end',
): void {
  net.need(node, {
    label: `a member of ${node.label}`,
    of: members.map(asAlternative),
    detection,
    switchTime: net.times.time('target-health'),
  });
}

/** The `index`-th of a pool: certain up to the least size, beyond it in the best world only. */
export function certainUpTo(component: number, index: number, { least, missing }: Size): Alternative {
  return asAlternative({ component, zone: undefined, missing: index < least ? undefined : missing });
}

/** A known number, the default of an omitted one, else at least `floor` and nobody knows. */
export function sizeOf(value: Value, whenOmitted: number | undefined, floor: number, fact: string): Size {
  if (value.kind === 'known' && typeof value.value === 'number') return { least: value.value, missing: undefined };
  if (value.kind === 'omitted' && whenOmitted !== undefined) return { least: whenOmitted, missing: undefined };
  return { least: floor, missing: fact };
}

/** A zone, and the subnets there (one of them, where it is not known which). */
interface Place {
  readonly zone: Zone | undefined;
  readonly subnets: readonly Resource[];
}

const nowhere: Place = { zone: undefined, subnets: [] };

function placesOf(net: NetworkBuilder, { subnets, zones = [], possible = [] }: PoolOptions): readonly Place[] {
  const places = new Map<string, Place>();
  for (const subnet of subnets) {
    const zone = zoneOf(net, subnet);
    if (!places.has(zone.key)) places.set(zone.key, { zone, subnets: [subnet] });
  }
  for (const zone of zones) if (!places.has(zone.key)) places.set(zone.key, { zone, subnets: possible });
  return places.size > 0 ? [...places.values()] : [nowhere];
}

function somewhere(pool: Resource, places: readonly Place[]): Place {
  const zones = places.flatMap(({ zone }) => zone ?? []);
  return {
    zone: someZone(zones, `the zone AWS picks for the only member of ${pool.address}`),
    subnets: places.flatMap(({ subnets }) => subnets),
  };
}
