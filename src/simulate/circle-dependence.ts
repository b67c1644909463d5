import type { Closures } from './closures.ts';
import type { FaultTree } from './fault-tree.ts';

const none: readonly number[] = [];

/** Lowest number of a set that may still hold everything. */
const Anything = -1;

/**
 * Strict dependence inside a circle, places `from` up to `to - 1` that need each other. Every place starts from "broken by
 * anything" and is eased, in ascending order and then wherever an input was eased, until nothing changes; so nothing
 * supports itself. Inside a circle each place's whole set is kept, in ascending order, so the place itself is its end.
 * Cost: the sizes of the sets, times their users, times how often they shrink.
 */
export function dependenceInCircle(gates: FaultTree, from: number, to: number, closures: Closures): void {
  const { gateStart, atLeast, inputStart, inputEnd, input, userStart, users, relocated } = gates;
  // Sets of more than the place itself, and of places outside that were asked for.
  const sets = new Map<number, readonly number[]>();
  const least = new Int32Array(to - from).fill(Anything);
  const setOf = (place: number): readonly number[] => {
    let set = sets.get(place);
    if (set === undefined && place < from) {
      set = Array.from(closures.reached.subarray(0, closures.reach(place)).toSorted());
      sets.set(place, set);
    }
    return set ?? [place];
  };
  const brokenWith = (gate: number): readonly number[] => {
    if (relocated[gate] === 1) return none;
    const known: number[] = [];
    // What all inputs share is not below the lowest of any of them, and not above any of them.
    let low = 0;
    let high = Infinity;
    for (let index = inputStart[gate]!; index < inputEnd[gate]!; index++) {
      const other = input[index]!;
      const lowest = other < from ? 0 : least[other - from]!;
      if (lowest === Anything) continue;
      known.push(other);
      low = Math.max(low, lowest);
      high = Math.min(high, other);
    }
    const needed = atLeast[gate]! - (inputEnd[gate]! - inputStart[gate]! - known.length);
    return needed === known.length && low > high ? none : inAtLeast(known.map(setOf), needed);
  };

  const queue: number[] = [];
  const queued = new Uint8Array(to - from).fill(1);
  for (let place = from; place < to; place++) queue.push(place);
  for (let next = 0; next < queue.length; next++) {
    const place = queue[next]!;
    queued[place - from] = 0;
    let below = none;
    for (let gate = gateStart[place]!; gate < gateStart[place + 1]!; gate++) below = union(below, brokenWith(gate));
    const isNew = least[place - from] === Anything;
    const before = sets.get(place)?.length ?? 1;
    if (!isNew && before === below.length + 1) continue;
    least[place - from] = below[0] ?? place;
    if (below.length > 0) sets.set(place, [...below, place]);
    else if (before > 1) sets.delete(place);
    for (let use = userStart[place]!; use < userStart[place + 1]!; use++) {
      const user = users[use]!;
      if (user < from || user >= to || queued[user - from] === 1) continue;
      queued[user - from] = 1;
      queue.push(user);
    }
  }

  for (let place = from; place < to; place++) {
    const below = sets.get(place)?.slice(0, -1) ?? none;
    for (const other of closures.largest(below)) closures.add(place, other);
    closures.close(place);
  }
}

/** Numbers in at least `count` of the ascending sets. */
function inAtLeast(sets: readonly (readonly number[])[], count: number): readonly number[] {
  if (count > sets.length) return [];
  if (count === 1) return sets.reduce(union, []);
  if (count === sets.length) return sets.reduce(intersection);
  const counts = new Map<number, number>();
  for (const set of sets) for (const number of set) counts.set(number, (counts.get(number) ?? 0) + 1);
  const found: number[] = [];
  for (const [number, times] of counts) if (times >= count) found.push(number);
  return found.toSorted((a, b) => a - b);
}

function union(one: readonly number[], other: readonly number[]): readonly number[] {
  if (other.length === 0) return one;
  if (one.length === 0) return other;
  const both: number[] = [];
  let left = 0;
  let right = 0;
  while (left < one.length || right < other.length) {
    const a = one[left] ?? Infinity;
    const b = other[right] ?? Infinity;
    both.push(Math.min(a, b));
    if (a <= b) left++;
    if (b <= a) right++;
  }
  return both;
}

function intersection(one: readonly number[], other: readonly number[]): readonly number[] {
  // Nearly all sets are far apart.
  if (one[0]! > other.at(-1)! || other[0]! > one.at(-1)!) return none;
  const common: number[] = [];
  let right = 0;
  for (const number of one) {
    while (right < other.length && other[right]! < number) right++;
    if (other[right] === number) common.push(number);
  }
  return common;
}
