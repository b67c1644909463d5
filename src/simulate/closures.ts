import { Heap } from './heap.ts';
import type { Scratch } from './scratch.ts';

/** What two places share: nothing, or more than one finger each can find. */
const Nothing = -1;
const Several = -2;

/**
 * Sets of places that are closed under "depends strictly on", each kept as its largest elements, and what they share.
 * SequenceLayout are added in ascending order and only ever lead to lower ones.
 */
export class Closures {
  /** What `reach` found last. */
  readonly reached: Int32Array;
  readonly #scratch: Scratch;
  // What place p leads to directly: #on[#start[p]] up to #on[#start[p + 1] - 1].
  readonly #start: Int32Array;
  #on: Int32Array;
  #length = 0;
  // The place that leads to this one and was added last, counted from 1.
  readonly #listed: Int32Array;
  readonly #marks: Uint8Array;
  #counts: Int32Array | undefined;
  readonly #open = new Heap();

  constructor(size: number, scratch: Scratch) {
    this.#scratch = scratch;
    this.#start = scratch.numbers(size + 1);
    this.#listed = scratch.numbers(size);
    this.#marks = scratch.bytes(size);
    this.#on = scratch.numbers(size + 1);
    this.reached = scratch.numbers(size);
  }

  /** Says that `place` leads to `other`; between two calls of `close` for the same place. */
  add(place: number, other: number): void {
    if (this.#listed[other] === place + 1) return;
    this.#listed[other] = place + 1;
    if (this.#length === this.#on.length) {
      const larger = this.#scratch.numbers(2 * this.#length);
      larger.set(this.#on);
      this.#on = larger;
    }
    this.#on[this.#length++] = other;
  }

  /** Says that `place` leads to what is reached from at least `needed` of the inputs `input[from]` up to `input[to - 1]`. */
  addShared(place: number, input: Int32Array, from: number, to: number, needed: number): void {
    let one = needed < to - from ? Several : input[from]!;
    for (let index = from + 1; index < to && one >= 0; index++) one = this.#meet(one, input[index]!);
    if (one >= 0) this.add(place, one);
    if (one !== Several) return;
    const shared = needed < to - from ? this.#counted(input, from, to, needed) : this.#common(input, from, to);
    for (const other of shared) this.add(place, other);
  }

  /** Nothing more is added to `place`. */
  close(place: number): void {
    this.#start[place + 1] = this.#length;
  }

  /** The place that `place` leads to, where it leads to just one. */
  onlyOn(place: number): number | undefined {
    const from = this.#start[place]!;
    return this.#start[place + 1] === from + 1 ? this.#on[from] : undefined;
  }

  /** Counts what is reached from `place`, itself included, and lists it at the beginning of `reached`, in no order. */
  reach(place: number): number {
    const { reached } = this;
    const marks = this.#marks;
    const start = this.#start;
    const on = this.#on;
    let count = 1;
    reached[0] = place;
    for (let next = 0; next < count; next++) {
      const end = start[reached[next]! + 1]!;
      for (let index = start[reached[next]!]!; index < end; index++) {
        const other = on[index]!;
        if (marks[other] !== 0) continue;
        marks[other] = 1;
        reached[count++] = other;
      }
    }
    for (let index = 0; index < count; index++) marks[reached[index]!] = 0;
    return count;
  }

  /** The largest place reached from both, with two fingers, the higher one going down, as long as there is one way down. */
  #meet(left: number, right: number): number {
    while (left !== right) {
      const higher = Math.max(left, right);
      const way = this.#start[higher]!;
      const ways = this.#start[higher + 1]! - way;
      if (ways === 0) return Nothing;
      if (ways > 1) return Several;
      if (left > right) left = this.#on[way]!;
      else right = this.#on[way]!;
    }
    return left;
  }

  /** Largest places reached from each of the inputs. */
  #common(input: Int32Array, from: number, to: number): readonly number[] {
    let common: readonly number[] = [input[from]!];
    for (let index = from + 1; index < to && common.length > 0; index++) {
      common = this.#meetWidely(common, input[index]!);
    }
    return common;
  }

  /** Largest places reached from one of `ones` and from `other`: both sides are walked, highest place first, till one is out. */
  #meetWidely(ones: readonly number[], other: number): number[] {
    const seen: number[] = [];
    const shared: number[] = [];
    // Open places reached from the one side only, from the other only, from both.
    const open = [0, 0, 0, 0];
    for (const one of ones) this.#mark(one, 1, open, seen);
    this.#mark(other, 2, open, seen);
    while (open[3]! > 0 || (open[1]! > 0 && open[2]! > 0)) {
      const place = this.#open.pop()!;
      const side = this.#marks[place]!;
      open[side]!--;
      if (side === 3) {
        shared.push(place);
        continue;
      }
      const end = this.#start[place + 1]!;
      for (let index = this.#start[place]!; index < end; index++) this.#mark(this.#on[index]!, side, open, seen);
    }
    this.#open.clear();
    for (const place of seen) this.#marks[place] = 0;
    return shared;
  }

  #mark(place: number, side: number, open: number[], seen: number[]): void {
    const before = this.#marks[place]!;
    const now = before | side;
    if (now === before) return;
    this.#marks[place] = now;
    open[now]!++;
    if (before === 0) {
      seen.push(place);
      this.#open.push(place, -place);
    } else {
      open[before]!--;
    }
  }

  #counted(input: Int32Array, from: number, to: number, needed: number): number[] {
    this.#counts ??= this.#scratch.numbers(this.#marks.length);
    const counts = this.#counts;
    const seen: number[] = [];
    for (let index = from; index < to; index++) {
      for (const place of this.reached.subarray(0, this.reach(input[index]!))) {
        if (counts[place] === 0) seen.push(place);
        counts[place]!++;
      }
    }
    const shared = seen.filter((place) => counts[place]! >= needed);
    for (const place of seen) counts[place] = 0;
    return this.largest(shared);
  }

  /** The places of a closed set that no other place in it leads to. */
  largest(closed: readonly number[]): number[] {
    const below = new Set<number>();
    for (const place of closed) {
      for (let index = this.#start[place]!; index < this.#start[place + 1]!; index++) below.add(this.#on[index]!);
    }
    return closed.filter((place) => !below.has(place));
  }
}
