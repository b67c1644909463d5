import type { Mode, Seconds } from '../network/network.ts';
import { type Failure, ownOutage } from './failure.ts';
import { type Gates, gates } from './gates.ts';
import { strictDependence } from './strict-dependence.ts';
import { manyAtOnce } from './many-at-once.ts';
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
  // Failures that break one place by themselves, as chains of failures per place; and those that break several.
  const firstAt = new Int32Array(tree.size).fill(-1);
  const nextAt = new Int32Array(failures.length);
  let alone = 0;
  const together: number[][] = [];
  const names: number[] = [];
  for (let index = 0; index < failures.length; index++) {
    const failure = failures[index]!;
    if (failure.mode !== mode) continue;
    const places = brokenPlaces(model, tree, failure, limit);
    const [first] = places;
    if (first === undefined) continue;
    if (places.length > 1) {
      together.push(places);
      names.push(index);
      continue;
    }
    nextAt[index] = firstAt[first]!;
    firstAt[first] = index;
    alone++;
  }
  if (alone > 0) {
    // A root is broken by what breaks a place that it depends on strictly.
    const closures = strictDependence(tree, model.circleStart);
    for (const [root, list] of found) {
      for (const place of closures.reachedFrom([root])) {
        for (let index = firstAt[place]!; index >= 0; index = nextAt[index]!) list.push(index);
      }
    }
  }
  manyAtOnce(tree, model.circleStart, together, isRoot, (failure, root) => found.get(root)?.push(names[failure]!));
  for (const list of found.values()) list.sort((a, b) => a - b);
}

/** Places in the cone that are out for longer than the limit by the failure itself. */
function brokenPlaces(model: Model, tree: Gates, failure: Failure, limit: Seconds): number[] {
  const places: number[] = [];
  for (const component of failure[model.world]) {
    const place = model.position[component]!;
    if (place < 0 || tree.inCone[place] === 0 || ownOutage(model, component, failure) <= limit) continue;
    places.push(place);
  }
  return places;
}
