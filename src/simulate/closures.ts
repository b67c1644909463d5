import { Heap } from './heap.ts';

const none: readonly number[] = [];

/**
 * Sets of places that are closed under "depends strictly on", each kept as its largest elements, and what they share.
 * Places are added in ascending order and only ever lead to lower ones.
 */
export class Closures {
  // What place p leads to directly: #on[#start[p]] up to #on[#start[p + 1] - 1].
  readonly #start: Int32Array;
  #on = new Int32Array(1024);
  #length = 0;
  readonly #listed: Int32Array;
  readonly #marks: Uint8Array;
  readonly #counts: Int32Array;
  readonly #open = new Heap();

  constructor(size: number) {
    this.#start = new Int32Array(size + 1);
    this.#listed = new Int32Array(size).fill(-1);
    this.#marks = new Uint8Array(size);
    this.#counts = new Int32Array(size);
  }

  /** Says that `place` leads to `other`; between two calls of `close` for the same place. */
  add(place: number, other: number): void {
    if (this.#listed[other] === place) return;
    this.#listed[other] = place;
    if (this.#length === this.#on.length) {
      const larger = new Int32Array(2 * this.#length);
      larger.set(this.#on);
      this.#on = larger;
    }
    this.#on[this.#length++] = other;
  }

  /** Nothing more is added to `place`. */
  close(place: number): void {
    this.#start[place + 1] = this.#length;
  }

  /** Everything reached from the given places, them included, in no order. */
  reachedFrom(places: readonly number[]): number[] {
    const reached: number[] = [];
    const reach = (place: number): void => {
      if (this.#marks[place] !== 0) return;
      this.#marks[place] = 1;
      reached.push(place);
    };
    for (const place of places) reach(place);
    for (let next = 0; next < reached.length; next++) {
      const place = reached[next]!;
      for (let index = this.#start[place]!; index < this.#start[place + 1]!; index++) reach(this.#on[index]!);
    }
    for (const place of reached) this.#marks[place] = 0;
    return reached;
  }

  /** Largest places reached from at least `needed` of the inputs `input[from]` up to `input[to - 1]`. */
  shared(input: Int32Array, from: number, to: number, needed: number): readonly number[] {
    if (needed < to - from) return this.#counted(input, from, to, needed);
    let common: readonly number[] = [input[from]!];
    for (let index = from + 1; index < to && common.length > 0; index++) common = this.#meet(common, input[index]!);
    return common;
  }

  /** Largest places reached both from one of `ones` and from `other`. */
  #meet(ones: readonly number[], other: number): readonly number[] {
    if (ones.length > 1) return this.#meetWidely(ones, other);
    // Two fingers, the higher one going down, as long as there is one way down.
    let left = ones[0]!;
    let right = other;
    while (left !== right) {
      const higher = Math.max(left, right);
      const way = this.#start[higher]!;
      const ways = this.#start[higher + 1]! - way;
      if (ways === 0) return none;
      if (ways > 1) return this.#meetWidely([left], right);
      if (left > right) left = this.#on[way]!;
      else right = this.#on[way]!;
    }
    return [left];
  }

  /** The same with many ways down: both sides are walked together, highest place first, while neither is exhausted. */
  #meetWidely(ones: readonly number[], other: number): number[] {
    const marks = this.#marks;
    const seen: number[] = [];
    const shared: number[] = [];
    // Open places reached from the one side only, from the other only, from both.
    const open = [0, 0, 0, 0];
    const mark = (place: number, side: number): void => {
      const before = marks[place]!;
      const now = before | side;
      if (now === before) return;
      marks[place] = now;
      open[now]!++;
      if (before !== 0) {
        open[before]!--;
        return;
      }
      seen.push(place);
      this.#open.push(place, -place);
    };
    for (const one of ones) mark(one, 1);
    mark(other, 2);
    while (open[3]! > 0 || (open[1]! > 0 && open[2]! > 0)) {
      const place = this.#open.pop()!;
      const side = marks[place]!;
      open[side]!--;
      if (side === 3) {
        shared.push(place);
        continue;
      }
      for (let index = this.#start[place]!; index < this.#start[place + 1]!; index++) mark(this.#on[index]!, side);
    }
    this.#open.clear();
    for (const place of seen) marks[place] = 0;
    return shared;
  }

  #counted(input: Int32Array, from: number, to: number, needed: number): number[] {
    const counts = this.#counts;
    const seen: number[] = [];
    for (let index = from; index < to; index++) {
      for (const place of this.reachedFrom([input[index]!])) {
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
