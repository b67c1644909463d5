import type { Mode, Seconds } from '../network/network.ts';
import { type Failure, movesAway } from './failure.ts';
import { type FaultTree, faultTree } from './fault-tree.ts';
import { strictDependence } from './strict-dependence.ts';
import { type Hits, manyAtOnce } from './many-at-once.ts';
import type { Model } from './world-model.ts';

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
  const { scratch } = model.places;
  scratch.begin();
  const places: number[] = [];
  const lists: number[][] = [];
  // Number of the list of the root at each place, from 1.
  const listAt = scratch.numbers(model.sequence.length);
  for (const root of roots) {
    const place = model.position[root]!;
    if (place < 0 || listAt[place] !== 0) continue;
    places.push(place);
    listAt[place] = lists.push([]);
  }
  for (const mode of ['down', 'degraded'] as const) {
    if (!failures.some((failure) => failure.mode === mode)) continue;
    const tree = faultTree(model, mode, limit, places);
    const { first, next, together, names } = sortOut(model, tree, mode, failures, limit);
    if (first !== undefined) alone(tree, model.circleStart, first, next, places, lists);
    manyAtOnce(tree, together, listAt, (failure, root) => lists[listAt[root]! - 1]!.push(names[failure]!));
  }
  for (const list of lists) sort(list);
  const all = roots.every((root) => model.up(root)) ? [] : failures.map((_, index) => index);
  return roots.map((root) => (model.up(root) ? lists[listAt[model.position[root]!]! - 1]! : all));
}

/** A root is broken by what breaks a place that it depends on strictly; failures of one place are chained. */
function alone(
  tree: FaultTree,
  circleStart: Int32Array,
  first: Int32Array,
  next: Int32Array,
  roots: readonly number[],
  lists: readonly number[][],
): void {
  const closures = strictDependence(tree, circleStart);
  const standsOn = tree.scratch.numbers(tree.size);
  for (let place = 0; place < tree.size; place++) {
    // Where nothing fails and all hangs on one other place, it is broken by what breaks that one: links of a chain are passed at once.
    const other = first[place] === 0 ? closures.onlyOn(place) : undefined;
    standsOn[place] = other === undefined ? place : standsOn[other]!;
  }
  for (let root = 0; root < roots.length; root++) {
    const list = lists[root]!;
    const count = closures.reach(standsOn[roots[root]!]!);
    for (let index = 0; index < count; index++) {
      const place = closures.reached[index]!;
      for (let failure = first[place]!; failure > 0; failure = next[failure - 1]!) list.push(failure - 1);
    }
  }
}

/** Most lists are short and in order. */
function sort(list: number[]): void {
  for (let index = 1; index < list.length; index++) {
    if (list[index]! > list[index - 1]!) continue;
    list.sort((a, b) => a - b);
    return;
  }
}

interface Sorted {
  /** Failures that break one place by themselves, chained per place, from 1, 0 at the end; undefined when there are none. */
  readonly first: Int32Array | undefined;
  readonly next: Int32Array;
  /** Failures that break several places by themselves, or after which something comes back elsewhere. */
  readonly together: Hits;
  /** Their places in `failures`. */
  readonly names: readonly number[];
}

/** Sorts the failures of a mode by how many places in the cone they put out for longer than the limit by themselves. */
function sortOut(model: Model, tree: FaultTree, mode: Mode, failures: readonly Failure[], limit: Seconds): Sorted {
  const { position, world } = model;
  const { scratch } = tree;
  const recovery = model.recovery[mode];
  let first: Int32Array | undefined;
  const next = scratch.numbers(failures.length);
  let most = 1;
  for (const failure of failures) if (failure.component === undefined) most += failure[world].length;
  const place = scratch.numbers(most);
  const start = [0];
  const movedStart = [0];
  const moved: number[] = [];
  const names: number[] = [];
  let filled = 0;
  const hit = (component: number, failure: Failure, returns: Uint8Array | undefined): void => {
    const at = position[component]!;
    if (at < 0 || tree.inCone[at] === 0) return;
    if (tree.mayMove[at] === 1 && movesAway(model, component, failure)) moved.push(at);
    if (returns?.[component] !== 1 || recovery[component]! > limit) place[filled++] = at;
  };
  for (let index = 0; index < failures.length; index++) {
    const failure = failures[index]!;
    if (failure.mode !== mode) continue;
    const from = filled;
    const stay = moved.length;
    const returns = model.returns.get(failure.kind);
    if (failure.component !== undefined) hit(failure.component, failure, returns);
    else for (const component of failure[world]) hit(component, failure, returns);
    if (filled - from > 1 || moved.length > stay) {
      names.push(index);
      start.push(filled);
      movedStart.push(moved.length);
    } else if (filled - from === 1) {
      first ??= scratch.numbers(tree.size);
      next[index] = first[place[from]!]!;
      first[place[from]!] = index + 1;
      filled = from;
    }
  }
  return { first, next, together: { start, place, movedStart, moved }, names };
}
