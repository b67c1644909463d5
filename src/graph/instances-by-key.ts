/** Of an instance of a resource or module: a number by count, a text by for_each, undefined where it has neither. */
export type InstanceKey = string | number | undefined;

/** The instances of one resource or module block. */
export class InstancesByKey<T> {
  readonly #instances = new Map<InstanceKey, T>();
  #sorted: readonly T[] | undefined;
  #bySegment: Map<string, T[]> | undefined;

  constructor(instances: Iterable<readonly [InstanceKey, T]>) {
    for (const [key, instance] of instances) this.#instances.set(key, instance);
  }

  add(key: InstanceKey, instance: T): void {
    if (this.#instances.get(key) === instance) return;
    this.#instances.set(key, instance);
    this.#sorted = undefined;
    this.#bySegment = undefined;
  }

  /** In the order of Terraform's `values()` and splats: by number, or by text. */
  get all(): readonly T[] {
    this.#sorted ??= [...this.#instances].toSorted(([a], [b]) => compareKeys(a, b)).map(([, instance]) => instance);
    return this.#sorted;
  }

  get(key: InstanceKey): T | undefined {
    return this.#instances.get(key);
  }

  /** True when count or for_each made the instances. */
  get isRepeated(): boolean {
    return !this.#instances.has(undefined);
  }

  /** Instances whose key has `key` as a segment: `app/a` and `app/b` of `app`. */
  withSegment(key: string): readonly T[] {
    return this.#segments().get(key) ?? [];
  }

  /**
   * The only instance whose key is a segment of `key` or has `key` as a segment (`eu-central-1a` and
   * `eu-central-1a:0.0.0.0/0`); the longest common text wins, a tie gives nothing.
   */
  bySegment(key: string): T | undefined {
    for (const segments of segmentsOf(key)) {
      const found = new Set(segments.includes(key) ? this.withSegment(key) : []);
      for (const segment of segments) {
        const instance = this.#instances.get(segment);
        if (instance !== undefined) found.add(instance);
      }
      if (found.size > 0) return found.size === 1 ? found.values().next().value : undefined;
    }
    return undefined;
  }

  #segments(): ReadonlyMap<string, readonly T[]> {
    if (this.#bySegment === undefined) {
      this.#bySegment = new Map();
      for (const [key, instance] of this.#instances) {
        if (typeof key !== 'string') continue;
        for (const segment of new Set(segmentsOf(key).flat())) {
          const instances = this.#bySegment.get(segment);
          if (instances === undefined) this.#bySegment.set(segment, [instance]);
          else instances.push(instance);
        }
      }
    }
    return this.#bySegment;
  }
}

/** More words than this are not a name joined from parts. */
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

function compareKeys(a: InstanceKey, b: InstanceKey): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}
