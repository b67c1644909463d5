import type { Closures } from './closures.ts';
import type { Gates } from './gates.ts';

/**
 * Strict dependence inside a circle, places `from` up to `to - 1` that need each other. Every place starts from "broken by
 * anything" and is eased, in the order in which the places come up without failure and then wherever an input was eased,
 * until nothing changes; so nothing supports itself. Inside a circle each place's whole set is kept, in ascending order.
 * Cost: the sizes of the sets, times their users, times how often they shrink.
 */
export function dependenceInCircle(gates: Gates, from: number, to: number, closures: Closures): void {
  const { gateStart, atLeast, inputStart, input, userOf, useStart, uses } = gates;
  const outside = new Map<number, readonly number[]>();
  // Undefined is "broken by anything".
  const sets: (readonly number[] | undefined)[] = Array.from({ length: to - from }, () => undefined);
  const setOf = (place: number): readonly number[] | undefined => {
    if (place >= from) return sets[place - from];
    let set = outside.get(place);
    if (set === undefined) {
      set = closures.reachedFrom([place]).toSorted((a, b) => a - b);
      outside.set(place, set);
    }
    return set;
  };

  const queue: number[] = [];
  const queued = new Uint8Array(to - from).fill(1);
  for (let place = from; place < to; place++) queue.push(place);
  for (let next = 0; next < queue.length; next++) {
    const place = queue[next]!;
    queued[place - from] = 0;
    let set: readonly number[] = [place];
    for (let gate = gateStart[place]!; gate < gateStart[place + 1]!; gate++) {
      const known: (readonly number[])[] = [];
      let anything = 0;
      for (let index = inputStart[gate]!; index < inputStart[gate + 1]!; index++) {
        const of = setOf(input[index]!);
        if (of === undefined) anything++;
        else known.push(of);
      }
      set = union(set, inAtLeast(known, atLeast[gate]! - anything));
    }
    if (sets[place - from]?.length === set.length) continue;
    sets[place - from] = set;
    for (let use = useStart[place]!; use < useStart[place + 1]!; use++) {
      const user = userOf[uses[use]!]!;
      if (user < from || user >= to || queued[user - from] === 1) continue;
      queued[user - from] = 1;
      queue.push(user);
    }
  }

  for (let place = from; place < to; place++) {
    const below = (sets[place - from] ?? []).filter((other) => other !== place);
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
  const common: number[] = [];
  let right = 0;
  for (const number of one) {
    while (right < other.length && other[right]! < number) right++;
    if (other[right] === number) common.push(number);
  }
  return common;
}
