import type { Mode, Seconds } from '../network/network.ts';
import { type Failure, ownOutage } from './failure.ts';
import { type Gates, gates } from './gates.ts';
import { strictDependence } from './strict-dependence.ts';
import { type Hits, manyAtOnce } from './many-at-once.ts';
import type { Model } from './model.ts';

/**
 * For every root the failures, as ascending places in `failures`, that put it out for longer than `limit` seconds in the
 * model's world; exactly those `outage` would find one by one. A root that is not up without failure is out under all of
 * them. Roots with the same answer may share one array.
 *
 * "Longer than the limit" is boolean and monotone, so the failures of one mode are tried together.
 */
export function singleFailures(
  model: Model,
  failures: readonly Failure[],
  roots: readonly number[],
  limit: Seconds,
): readonly (readonly number[])[] {
  if (limit === Infinity) return roots.map(() => []);
  const found = new Map<number, number[]>();
  const isRoot = new Uint8Array(model.sequence.length);
  for (const root of roots) {
    const place = model.position[root]!;
    if (place < 0) continue;
    found.set(place, []);
    isRoot[place] = 1;
  }
  const modes = new Set(failures.map((failure) => failure.mode));
  for (const mode of modes) ofMode(model, mode, failures, limit, isRoot, found);
  const all = roots.every((root) => model.up(root)) ? [] : failures.map((_, index) => index);
  return roots.map((root) => found.get(model.position[root]!) ?? all);
}

function ofMode(
  model: Model,
  mode: Mode,
  failures: readonly Failure[],
  limit: Seconds,
  isRoot: Uint8Array,
  found: ReadonlyMap<number, number[]>,
): void {
  const tree = gates(model, mode, limit, [...found.keys()]);
  const { first, next, together, names } = sortOut(model, tree, mode, failures, limit);
  if (first !== undefined) {
    // A root is broken by what breaks a place that it depends on strictly.
    const closures = strictDependence(tree, model.circleStart);
    for (const [root, list] of found) {
      for (const place of closures.reachedFrom([root])) {
        for (let failure = first[place]!; failure >= 0; failure = next[failure]!) list.push(failure);
      }
    }
  }
  manyAtOnce(tree, model.circleStart, together, isRoot, (failure, root) => found.get(root)?.push(names[failure]!));
  for (const list of found.values()) list.sort((a, b) => a - b);
}

interface Sorted {
  /** Failures that break one place by themselves, chained per place, -1 at the end; undefined when there are none. */
  readonly first: Int32Array | undefined;
  readonly next: Int32Array;
  /** Failures that break several places by themselves. */
  readonly together: Hits;
  /** Their places in `failures`. */
  readonly names: readonly number[];
}

/** Sorts the failures of a mode by how many places in the cone they put out for longer than the limit by themselves. */
function sortOut(model: Model, tree: Gates, mode: Mode, failures: readonly Failure[], limit: Seconds): Sorted {
  let first: Int32Array | undefined;
  const next = new Int32Array(failures.length);
  let most = 0;
  for (const failure of failures) most += failure[model.world].length;
  const place = new Int32Array(most);
  const start = [0];
  const names: number[] = [];
  let filled = 0;
  for (let index = 0; index < failures.length; index++) {
    const failure = failures[index]!;
    if (failure.mode !== mode) continue;
    const from = filled;
    for (const component of failure[model.world]) {
      const hit = model.position[component]!;
      if (hit >= 0 && tree.inCone[hit] === 1 && ownOutage(model, component, failure) > limit) place[filled++] = hit;
    }
    if (filled - from > 1) {
      names.push(index);
      start.push(filled);
    } else if (filled - from === 1) {
      first ??= new Int32Array(tree.size).fill(-1);
      next[index] = first[place[from]!]!;
      first[place[from]!] = index;
      filled = from;
    }
  }
  return { first, next, together: { start, place }, names };
}
