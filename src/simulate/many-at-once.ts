import { ease } from './ease.ts';
import { type Block, evaluate } from './evaluate.ts';
import type { Gates } from './gates.ts';

/** What each of several failures breaks by itself: `place[start[f]]` up to `place[start[f + 1] - 1]`. */
export interface Hits {
  readonly start: readonly number[];
  readonly place: Int32Array;
}

/**
 * Tries failures 32 at a time, one a bit of a machine word, and reports every root each one breaks, block by block:
 * `report(failure, root place)`.
 *
 * Places are swept in ascending order, alternatives before their users, and only those that something broken leads to. A
 * circle of places that need each other starts from "broken by whatever reaches it" and is eased until nothing changes,
 * so nothing supports itself. Cost per block: what its failures break, with the users of that, and size / 32.
 */
export function manyAtOnce(
  gates: Gates,
  circleStart: Int32Array,
  hits: Hits,
  isRoot: Uint8Array,
  report: (failure: number, root: number) => void,
): void {
  const { size, userOf, useStart, uses } = gates;
  const block: Block = { own: new Int32Array(size), broken: new Int32Array(size), state: new Uint8Array(size) };
  const { own, broken } = block;
  const dirty = new Int32Array((size >> 5) + 1);
  const circleOf = circlePerPlace(circleStart, size);
  const touched: number[] = [];

  const markUsers = (place: number): void => {
    for (let use = useStart[place]!; use < useStart[place + 1]!; use++) {
      const user = userOf[uses[use]!]!;
      dirty[user >> 5]! |= 1 << (user & 31);
    }
  };
  const settle = (place: number, bits: number): void => {
    if (bits === 0) return;
    broken[place] = bits;
    touched.push(place);
    markUsers(place);
  };

  const failures = hits.start.length - 1;
  for (let base = 0; base < failures; base += 32) {
    const next = Math.min(base + 32, failures);
    for (let failure = base; failure < next; failure++) {
      for (let index = hits.start[failure]!; index < hits.start[failure + 1]!; index++) {
        const place = hits.place[index]!;
        own[place]! |= 1 << (failure - base);
        dirty[place >> 5]! |= 1 << (place & 31);
      }
    }
    for (let word = 0; word < dirty.length; word++) {
      for (let bits = dirty[word]!; bits !== 0; bits = dirty[word]!) {
        const place = (word << 5) + 31 - Math.clz32(bits & -bits);
        const from = circleStart[circleOf[place]!]!;
        const to = circleStart[circleOf[place]! + 1]!;
        if (to - from === 1) {
          dirty[word] = bits & (bits - 1);
          settle(place, evaluate(gates, block, place));
          continue;
        }
        const eased = ease(gates, block, takeFrom(dirty, from, to), from, to);
        for (const member of eased) settle(member, broken[member]!);
        takeFrom(dirty, from, to);
      }
    }
    for (const place of touched) {
      if (isRoot[place] === 1) {
        for (let bits = broken[place]!; bits !== 0; bits &= bits - 1)
          report(base + 31 - Math.clz32(bits & -bits), place);
      }
      broken[place] = 0;
    }
    touched.length = 0;
    for (let index = hits.start[base]!; index < hits.start[next]!; index++) own[hits.place[index]!] = 0;
  }
}

/** Takes the places from `from` to `to - 1` out of a bit set. */
function takeFrom(set: Int32Array, from: number, to: number): number[] {
  const taken: number[] = [];
  for (let word = from >> 5; word << 5 < to; word++) {
    for (let bits = set[word]!; bits !== 0; bits &= bits - 1) {
      const place = (word << 5) + 31 - Math.clz32(bits & -bits);
      if (place < from || place >= to) continue;
      taken.push(place);
      set[word]! &= ~(1 << (place & 31));
    }
  }
  return taken;
}

function circlePerPlace(circleStart: Int32Array, size: number): Int32Array {
  const circleOf = new Int32Array(size);
  for (let circle = 0; circle + 1 < circleStart.length; circle++) {
    circleOf.fill(circle, circleStart[circle], circleStart[circle + 1]);
  }
  return circleOf;
}
