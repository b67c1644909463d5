import type { Resource } from '../../../input/deployment.ts';
import { type Missing, factAbout } from '../../fact.ts';
import type { Crowd, Detection, Time } from '../../network.ts';
import type { TitleKind } from '../../title.ts';
import {
  type Draft,
  type Family,
  type Member,
  type NetworkBuilder,
  type Zone,
  asAlternative,
  atOnce,
} from '../../builder.ts';
import { egress, needWayOutLike } from '../paths/egress.ts';
import type { PlacedIn } from '../places/placed.ts';
import { needFileSystems } from '../stores/file-systems.ts';
import { needWaysElsewhere } from './relocation.ts';
import { needWaysToStores } from '../paths/way-to-store.ts';
import { refuseProgram } from '../paths/admission/from-program.ts';
import type { Program } from '../paths/admission/to-stores.ts';
import { someZone } from '../places/open-zones.ts';
import { type Size, mostOf } from './size.ts';

export interface PoolOptions {
  readonly pool: Resource;
  readonly size: Size;
  /** How many members it has at its peak: what scales it may start more than it always keeps. */
  readonly atPeak: Size;
  readonly places: readonly PlacedIn[];
  /** Stores the members use, each from its own place. */
  readonly stores?: readonly Resource[];
  /** What the members run, where what it sends is known. */
  readonly program?: Program;
  /** What one member is: a task, a node. */
  readonly what: TitleKind;
  readonly recovery: Time;
  /** What every member needs besides its own body: the shared needs of the pool. */
  readonly shared: Draft;
  /** What it needs where it stands. */
  readonly needsThere?: (member: Draft, there: MemberPlace) => void;
}

/** Which member of a pool it is. */
export interface MemberPlace {
  readonly zone: Zone | undefined;
  /** Which one of its zone, from 0. */
  readonly round: number;
  /** Which one of the pool, from 0. */
  readonly index: number;
}

/**
 * Members of a pool that AWS spreads over the zones: the i-th in zone i modulo their number. More than two in a zone
 * tell nothing new about single failures, so no more are drawn. A member comes back by itself, in another zone
 * when the pool has one. An unknown number is two a zone in the best world and the lower bound (at least one) in the worst.
 */
export function poolMembers(net: NetworkBuilder, options: PoolOptions): readonly Member[] {
  const { pool, size, what, recovery, shared } = options;
  const places = options.places.length > 0 ? options.places : [nowhere];
  const most = 2 * places.length;
  const certain = Math.min(size.missing === undefined ? size.least : Math.max(size.least, 1), most);
  const drawn = Math.min(Math.max(mostOf(size), certain), most);
  const siblings = {
    owner: pool,
    subnets: places.flatMap(({ subnets, doubt }) => (doubt === undefined ? subnets : [])),
  };
  const crowd = crowdOf(options.atPeak, certain, places.length);
  return Array.from({ length: drawn }, (_, index) => {
    // A single member is in one of the zones, and AWS picks which.
    const place = (drawn === 1 ? somewhere(pool, places) : places[index % places.length]) ?? nowhere;
    const { zone, subnets, doubt } = place;
    const part = net.part(pool, `#${index + 1}`, {
      title: { is: what, of: pool.id },
      role: 'compute',
      zone,
      recovery,
      relocates: places.length > 1 ? ['zone'] : [],
    });
    part.crowd ??= crowd;
    // Of the only member the number is the matter: what sets it is what to change.
    if (drawn === 1 && size.by !== undefined) part.origin = net.originOf(size.by);
    if (part.needs.length === 0) {
      const picked = drawn === 1 && places.length > 1 ? [factAbout(pool, 'zone-picked')] : undefined;
      if (doubt === undefined) needWayOutLike(net, part, subnets, siblings, picked);
      else mayNeedWayOut(net, part, subnets, doubt);
      needFileSystems(net, part, options.stores ?? [], zone);
      const there = doubt === undefined ? subnets : [];
      needWaysToStores(net, part, there[0], options.stores ?? []);
      const others = places.filter((other) => other !== place);
      if (others.length > 0) needWaysElsewhere(net, part, others, options.stores ?? []);
      options.needsThere?.(part, { zone, round: Math.floor(index / places.length), index });
      if (options.program) refuseProgram(net, part, options.program, there, options.stores ?? []);
      if (shared.index !== part.index) net.need(part, { of: [shared.index] });
    }
    const missing = index < certain ? undefined : size.missing;
    return { component: part.index, zone, missing };
  });
}

/** An unknown number of machines is any in the best world; never fewer than there are for certain. */
function crowdOf(atPeak: Size, certain: number, zones: number): Crowd {
  const worst = Math.max(atPeak.least, certain);
  return { machines: { best: Math.max(mostOf(atPeak), worst), worst }, zones, missing: atPeak.missing };
}

/** A type whose resources are pools: one of `members` is enough, and a load balancer forwards to each of them. */
export function poolFamily(type: string, members: (net: NetworkBuilder, pool: Resource) => readonly Member[]): Family {
  return {
    types: [type],
    model: (pool, node, net) => anyMember(net, node, members(net, pool)),
    members: (pool, net) => members(net, pool),
  };
}

/** The node of a pool: one working member is enough. */
export function anyMember(
  net: NetworkBuilder,
  node: Draft,
  members: readonly Member[],
  detection: Detection = 'end-to-end',
): void {
  net.need(node, {
    of: members.map(asAlternative),
    detection,
    switchTime: net.times.time('target-health'),
  });
}

const nowhere: PlacedIn = { zone: undefined, subnets: [] };

function somewhere(pool: Resource, places: readonly PlacedIn[]): PlacedIn {
  const zones = places.flatMap(({ zone }) => zone ?? []);
  return {
    zone: someZone(zones, factAbout(pool, 'zone-picked')),
    subnets: places.flatMap(({ subnets }) => subnets),
  };
}

/** The way out of something that perhaps stands in one of the subnets. */
function mayNeedWayOut(net: NetworkBuilder, part: Draft, subnets: readonly Resource[], doubt: Missing): void {
  const ways = subnets.map((subnet) => egress(net, subnet));
  const of = [...new Set(ways.filter((way) => way !== undefined))];
  if (ways.includes(undefined) || of.length === 0) return;
  net.need(part, {
    of,
    detection: 'end-to-end',
    switchTime: atOnce,
    unless: doubt,
    byPlaceOf: part.index,
  });
}
