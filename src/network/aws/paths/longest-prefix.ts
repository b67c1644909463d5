import type { Resource } from '../../../input/deployment.ts';
import { type Block, startOf } from './cidr.ts';
import { type Destination, type Prefix, exactly, match } from './destination.ts';

/** What leads to a prefix: a route. */
interface Leading {
  readonly leadsTo: Prefix;
}

/** The route of the longest prefix, and those that may be longer, as far as the plan tells. */
export interface Choice<R> {
  readonly route: R | undefined;
  readonly rivals: readonly R[];
}

/**
 * The route a packet takes: the longest prefix that holds the whole destination, the first of equal ones, a prefix list last. A route for
 * exactly the destination cannot be outranked as a whole. The list is indexed once, by the list itself: pass the same one for
 * each packet. Routes in `learned` come after all of it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
export function longest<R extends Leading>(
  routes: readonly R[],
  destination: Destination,
  learned: readonly R[] = [],
): Choice<R> {
  const index = indexOf(routes);
  let best = longestOf(index, destination);
  const open = [...(destination.block ? index.open : index.openWithoutBlock)];
  for (const place of learned.keys()) {
    const route = learned[place];
    const length = route && match(route.leadsTo, destination);
    if (route === undefined || length === undefined) continue;
    if (length === 'maybe') open.push(route);
    else if (best === undefined || length > best.length) best = { route, length, place };
  }
  const settled = best !== undefined && best.length >= (destination.block?.length ?? exactly);
  return { route: best?.route, rivals: settled ? [] : open };
}

/** A route to a block of at least this length holds the whole block. */
export function anyHolds(routes: readonly Leading[], wanted: Block, atLeast: number): boolean {
  return indexOf(routes).lengths[wanted.family].some(
    ({ length, byStart }) => length >= atLeast && length <= wanted.length && byStart.has(startOf(wanted, length)),
  );
}

/** A route leads to a part of the block, not the whole. */
export function anyDivides(routes: readonly Leading[], whole: Block): boolean {
  return indexOf(routes).lengths[whole.family].some(
    ({ length, startsWithin }) => length > whole.length && startsWithin(whole.length).has(startOf(whole, whole.length)),
  );
}

interface Found<R> {
  readonly route: R;
  readonly length: number;
  /** Which one of the list. */
  readonly place: number;
}

/** The routes to blocks of one length, by the leading bits. */
interface OfLength<R> {
  readonly length: number;
  /** The first one to each block. */
  readonly byStart: ReadonlyMap<bigint, Found<R>>;
  /** The leading bits of all of them, as far as a shorter length goes. */
  readonly startsWithin: (shorter: number) => ReadonlySet<bigint>;
}

interface Index<R> {
  /** The longest first. */
  readonly lengths: Readonly<Record<4 | 6, readonly OfLength<R>[]>>;
  readonly byVpc: ReadonlyMap<Resource, Found<R>>;
  /** Routes to what is not known. */
  readonly open: readonly R[];
  /** Those that may lead to a destination whose block is not known. */
  readonly openWithoutBlock: readonly R[];
}

const indexes = new WeakMap<object, Index<unknown>>();

function indexOf<R extends Leading>(routes: readonly R[]): Index<R> {
  const found = indexes.get(routes) ?? makeIndex(routes);
  indexes.set(routes, found);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key is the list it was made of
  return found as Index<R>;
}

function makeIndex<R extends Leading>(routes: readonly R[]): Index<R> {
  const starts = { 4: new Map<number, Map<bigint, Found<R>>>(), 6: new Map<number, Map<bigint, Found<R>>>() };
  const byVpc = new Map<Resource, Found<R>>();
  const open: R[] = [];
  const openWithoutBlock: R[] = [];
  for (const [place, route] of routes.entries()) {
    const { covers } = route.leadsTo;
    if (covers === undefined) open.push(route);
    else if ('vpc' in covers) {
      if (!byVpc.has(covers.vpc)) byVpc.set(covers.vpc, { route, length: exactly, place });
    } else {
      const { family, length } = covers;
      const byStart = starts[family].get(length) ?? new Map<bigint, Found<R>>();
      starts[family].set(length, byStart);
      const start = startOf(covers, length);
      const before = byStart.get(start);
      // Of equal blocks a route of its own comes before an entry of a prefix list.
      const isOutranked = before?.route.leadsTo.list !== undefined && route.leadsTo.list === undefined;
      if (!before || isOutranked) byStart.set(start, { route, length, place });
    }
    if (match(route.leadsTo, unknownBlock) === 'maybe') openWithoutBlock.push(route);
  }
  return { lengths: { 4: byLength(starts[4]), 6: byLength(starts[6]) }, byVpc, open, openWithoutBlock };
}

const unknownBlock: Destination = { to: '', block: undefined, vpc: undefined };

function byLength<R>(starts: ReadonlyMap<number, ReadonlyMap<bigint, Found<R>>>): readonly OfLength<R>[] {
  return [...starts]
    .toSorted(([a], [b]) => b - a)
    .map(([length, byStart]) => {
      const within = new Map<number, ReadonlySet<bigint>>();
      const startsWithin = (shorter: number): ReadonlySet<bigint> => {
        const rest = BigInt(length - shorter);
        const found = within.get(shorter) ?? new Set(Array.from(byStart.keys(), (start) => start >> rest));
        within.set(shorter, found);
        return found;
      };
      return { length, byStart, startsWithin };
    });
}

function longestOf<R>({ lengths, byVpc }: Index<R>, { block, vpc }: Destination): Found<R> | undefined {
  const named = vpc && byVpc.get(vpc);
  let written: Found<R> | undefined;
  for (const { length, byStart } of block ? lengths[block.family] : lengths[4]) {
    if (length > (block?.length ?? 0)) continue;
    written = byStart.get(block ? startOf(block, length) : 0n);
    if (written) break;
  }
  if (named === undefined || written === undefined) return named ?? written;
  const isFirst = written.length > named.length || (written.length === named.length && written.place < named.place);
  return isFirst ? written : named;
}
