import { releaseUnfounded } from './release-unfounded.ts';
import { type Block, evaluate } from './evaluate.ts';
import type { FaultTree } from './fault-tree.ts';

/** What each of several failures breaks by itself: `place[start[f]]` up to `place[start[f + 1] - 1]`. */
export interface Hits {
  readonly start: readonly number[];
  readonly place: Int32Array;
  /** What comes back elsewhere after each: `moved[movedStart[f]]` up to `moved[movedStart[f + 1] - 1]`. */
  readonly movedStart: readonly number[];
  readonly moved: readonly number[];
}

/**
 * Tries failures 32 at a time, one a bit of a machine word, and reports every root each one breaks, block by block:
 * `report(failure, root place)`. `isRoot` is not 0 for the roots.
 *
 * SequenceLayout are swept in ascending order, and only those that something broken leads to. An input that comes later, as only
 * members of a circle have, is taken as broken by everything first; what was too much is taken back when the sweep is
 * done. Cost per block: what its failures break, with the users of that, and a word for 32 places between.
 */
export function manyAtOnce(
  gates: FaultTree,
  hits: Hits,
  isRoot: Int32Array,
  report: (failure: number, root: number) => void,
): void {
  const { size, inCone, leansAhead, userStart, users, scratch } = gates;
  const failures = hits.start.length - 1;
  if (failures === 0) return;
  const numbers = (): Int32Array => scratch.numbers(size);
  const block: Block = { own: numbers(), moved: numbers(), broken: numbers() };
  const { own, moved, broken } = block;
  const dirty = scratch.numbers((size >> 5) + 1);
  const touched: number[] = [];
  const doubtful: number[] = [];

  for (let base = 0; base < failures; base += 32) {
    const next = Math.min(base + 32, failures);
    // Words of `dirty` that are not 0 lie from here to there.
    let low = dirty.length;
    let high = -1;
    for (let failure = base; failure < next; failure++) {
      const mark = (bits: Int32Array, place: number): void => {
        bits[place]! |= 1 << (failure - base);
        dirty[place >> 5]! |= 1 << (place & 31);
        low = Math.min(low, place >> 5);
        high = Math.max(high, place >> 5);
      };
      for (let index = hits.start[failure]!; index < hits.start[failure + 1]!; index++) mark(own, hits.place[index]!);
      for (let at = hits.movedStart[failure]!; at < hits.movedStart[failure + 1]!; at++) mark(moved, hits.moved[at]!);
    }
    for (let word = low; word <= high; word++) {
      for (let waiting = dirty[word]!; waiting !== 0; waiting = dirty[word]!) {
        dirty[word] = waiting & (waiting - 1);
        const place = (word << 5) + 31 - Math.clz32(waiting & -waiting);
        const bits = evaluate(gates, block, place, -1);
        if (bits === 0) continue;
        broken[place] = bits;
        touched.push(place);
        if (leansAhead[place] === 1) doubtful.push(place);
        for (let use = userStart[place]!; use < userStart[place + 1]!; use++) {
          const user = users[use]!;
          // What comes before has taken this place as broken already.
          if (user < place || inCone[user] === 0) continue;
          dirty[user >> 5]! |= 1 << (user & 31);
          high = Math.max(high, user >> 5);
        }
      }
    }
    if (doubtful.length > 0) releaseUnfounded(gates, block, doubtful, dirty);
    for (const place of touched) {
      if (isRoot[place] !== 0) {
        for (let bits = broken[place]!; bits !== 0; bits &= bits - 1)
          report(base + 31 - Math.clz32(bits & -bits), place);
      }
      broken[place] = 0;
    }
    touched.length = 0;
    doubtful.length = 0;
    for (let index = hits.start[base]!; index < hits.start[next]!; index++) own[hits.place[index]!] = 0;
    for (let index = hits.movedStart[base]!; index < hits.movedStart[next]!; index++) moved[hits.moved[index]!] = 0;
  }
}
