import type { Seconds } from '../network/network.ts';
import type { Failure } from './failure.ts';
import type { Model } from './world-model.ts';
import { singleFailures } from './single-failures.ts';
import { push } from '../multimap.ts';

/** The longest outage any root takes under one kind of failure. */
export interface LongestOutage {
  /** `component`, or the kind of failure domain. */
  readonly kind: string;
  /** Number of failures of that kind. */
  readonly tried: number;
  /** In the best and in the worst world, seconds. */
  readonly outage: readonly [best: Seconds, worst: Seconds];
  readonly root: number;
  readonly failure: Failure;
}

/**
 * For each kind of failure, in the order they come, the root and failure with the longest outage in the worst world, and
 * among equals the longest in the best. Roots that are not up without failure are left out: their outage is nothing's
 * doing. Empty when no root remains.
 *
 * Outages are made of few distinct times, so the longest is found by halving these, with all failures at once.
 */
export function longestOutages(
  best: Model,
  worst: Model,
  failures: readonly Failure[],
  roots: readonly number[],
): LongestOutage[] {
  const standing = roots.filter((root) => best.up(root) && worst.up(root));
  const firstRoot = standing[0];
  if (firstRoot === undefined) return [];
  const kinds = new Map<string, Failure[]>();
  for (const failure of failures) {
    push(kinds, failure.kind, failure);
  }
  const longest: LongestOutage[] = [];
  for (const [kind, tried] of kinds) {
    const every = { roots: standing, failures: tried, pairs: undefined };
    const inWorst = slowest(worst, every);
    const inBest = slowest(best, inWorst.where);
    // A failure domain may take more in the best world, where a part is placed in it that is elsewhere in the worst.
    const least = Math.min(inBest.seconds, inWorst.seconds);
    const [root, failure] = first(inBest.where) ?? [firstRoot, tried[0]];
    if (failure === undefined) continue;
    longest.push({ kind, tried: tried.length, outage: [least, inWorst.seconds], root, failure });
  }
  return longest;
}

/** Failures that may be tried on each root; every failure on every root when `pairs` is undefined. */
interface Trial {
  readonly roots: readonly number[];
  readonly failures: readonly Failure[];
  /** Per root, places in `failures`, ascending. */
  readonly pairs: readonly (readonly number[])[] | undefined;
}

/** The longest outage of a trial, and the pairs that take it. */
function slowest(model: Model, trial: Trial): { seconds: Seconds; where: Trial } {
  const times = distinctTimes(model);
  let where = trial;
  // Some pair takes at least times[low]; none takes times[high] or more.
  let low = 0;
  let high = times.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const longer = beyond(model, where, times[middle - 1]!);
    if (longer === undefined) high = middle;
    else {
      low = middle;
      where = longer;
    }
  }
  return { seconds: times[low] ?? 0, where };
}

/** Every time an outage can be made of, ascending from 0. */
function distinctTimes(model: Model): number[] {
  const times = new Set([0, Infinity]);
  for (const list of [model.recovery.down, model.recovery.degraded, model.switchTime]) {
    for (const time of list) times.add(time);
  }
  return [...times].toSorted((a, b) => a - b);
}

/** The pairs whose outage is longer than `limit`, undefined when there is none. */
function beyond(model: Model, trial: Trial, limit: Seconds): Trial | undefined {
  const { pairs } = trial;
  const lists = singleFailures(model, trial.failures, trial.roots, limit).map((list, root) =>
    pairs === undefined ? list : both(list, pairs[root] ?? []),
  );
  const kept = new Set<number>();
  for (const list of lists) for (const failure of list) kept.add(failure);
  if (kept.size === 0) return undefined;
  const old = [...kept].toSorted((a, b) => a - b);
  const renumbered = new Map(old.map((failure, place) => [failure, place] as const));
  const left = lists.map((list) => list.map((failure) => renumbered.get(failure) ?? -1));
  return {
    roots: trial.roots.filter((_, root) => left[root]?.length !== 0),
    failures: old.map((failure) => trial.failures[failure]!),
    pairs: left.filter((list) => list.length > 0),
  };
}

/** Numbers that are in both ascending lists. */
function both(one: readonly number[], other: readonly number[]): number[] {
  const found: number[] = [];
  let place = 0;
  for (const number of one) {
    while (place < other.length && other[place]! < number) place++;
    if (other[place] === number) found.push(number);
  }
  return found;
}

/** The first failure that any root takes, and the first root that takes it. */
function first(trial: Trial): [root: number, failure: Failure | undefined] | undefined {
  const { pairs } = trial;
  if (pairs === undefined) return undefined;
  let found: [root: number, failure: number] | undefined;
  for (const [index, list] of pairs.entries()) {
    const failure = list[0];
    if (failure !== undefined && (found === undefined || failure < found[1])) found = [trial.roots[index]!, failure];
  }
  return found === undefined ? undefined : [found[0], trial.failures[found[1]]];
}
