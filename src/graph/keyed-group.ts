export type Key = string | number | undefined;

/** The instances of one resource or module block, by instance key. */
export class KeyedGroup<T> {
  readonly #members = new Map<Key, T>();
  #sorted: readonly T[] | undefined;
  #segments: Map<string, T[]> | undefined;

  constructor(members: Iterable<readonly [Key, T]>) {
    for (const [key, member] of members) this.#members.set(key, member);
  }

  add(key: Key, member: T): void {
    if (this.#members.get(key) === member) return;
    this.#members.set(key, member);
    this.#sorted = undefined;
    this.#segments = undefined;
  }

  /** In the order of Terraform's `values()` and splats: by number, or by text. */
  get members(): readonly T[] {
    this.#sorted ??= [...this.#members].toSorted(([a], [b]) => compareKeys(a, b)).map(([, member]) => member);
    return this.#sorted;
  }

  get(key: Key): T | undefined {
    return this.#members.get(key);
  }

  /** True when count or for_each made the instances. */
  get keyed(): boolean {
    return !this.#members.has(undefined);
  }

  /** True when count made the instances. */
  get counted(): boolean {
    return this.keyed && [...this.#members.keys()].every((key) => typeof key === 'number');
  }

  /** True when an instance key other than `key` contains `key` as a whole segment: `a-private` beside `a`. */
  hasVariantOf(key: string): boolean {
    return (this.#bySegment().get(key)?.length ?? 0) > 1;
  }

  /**
   * The only member whose key is a segment of `key` or has `key` as a segment (`eu-central-1a` and
   * `eu-central-1a:0.0.0.0/0`); the longest common text wins, a tie gives nothing.
   */
  bySegment(key: string): T | undefined {
    for (const length of segmentsOf(key)) {
      const found = new Set<T>();
      for (const segment of length) {
        const member = this.#members.get(segment);
        if (member !== undefined) found.add(member);
        if (segment === key) for (const other of this.#bySegment().get(key) ?? []) found.add(other);
      }
      if (found.size === 1) return found.values().next().value;
      if (found.size > 1) return undefined;
    }
    return undefined;
  }

  /** Members whose key has `key` as a segment, where they are some of all: `app/a` and `app/b` of `app`, beside `data/a`. */
  someWithSegment(key: string): readonly T[] | undefined {
    const found = this.#bySegment().get(key) ?? [];
    return found.length > 1 && found.length < this.#members.size ? found : undefined;
  }

  #bySegment(): Map<string, T[]> {
    if (this.#segments === undefined) {
      this.#segments = new Map();
      for (const [key, member] of this.#members) {
        if (typeof key !== 'string') continue;
        for (const segment of new Set(segmentsOf(key).flat())) {
          const members = this.#segments.get(segment);
          if (members === undefined) this.#segments.set(segment, [member]);
          else members.push(member);
        }
      }
    }
    return this.#segments;
  }
}

/** More words than this are not a name that somebody joined from parts. */
const MOST_WORDS = 12;

/** Every run of whole words in `key`, longest first, runs of equal length together. */
function segmentsOf(key: string): string[][] {
  const words = [...key.matchAll(/[\p{L}\p{N}]+/gu)].map((word) => [word.index, word.index + word[0].length] as const);
  const runs = new Map<number, string[]>([[key.length, [key]]]);
  if (words.length <= MOST_WORDS) {
    for (const [from] of words) {
      for (const [, to] of words) {
        if (to <= from || to - from === key.length) continue;
        runs.set(to - from, [...(runs.get(to - from) ?? []), key.slice(from, to)]);
      }
    }
  }
  return [...runs].toSorted(([a], [b]) => b - a).map(([, texts]) => texts);
}

function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}
