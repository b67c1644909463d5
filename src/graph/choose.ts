import { blockAddress } from '../input/address.ts';
import type { Resource } from '../input/deployment.ts';
import { surest, weakest } from './certainty.ts';
import type { Candidate } from './evaluated.ts';
import type { Certainty, Reference } from './graph.ts';

export interface Question {
  /** The argument takes a list or a set. */
  readonly isCollection: boolean;
  /** Number of elements, where the plan tells. */
  readonly length: number | undefined;
}

/**
 * What an argument refers to, of all that its expressions may stand for. Several instances for an argument of one
 * value, or several branches of one condition, are guesses; a list with a splat is all of its instances.
 */
export function choose(candidates: readonly Candidate[], { isCollection, length }: Question): readonly Reference[] {
  const merged = merge(candidates);
  if (!isCollection) {
    // Of several ways to one value only one is taken: it is as sure as the least sure of them.
    if (merged.length === 1) return atMost(merged, candidates.map(({ certainty }) => certainty).reduce(weakest));
    const own = withOwnKey(merged);
    return own.length === 1 ? atMost(own, 'fuzzy') : atMost(merged, 'guessed');
  }
  if (length !== undefined && length < merged.length) return atMost(merged, 'guessed');
  const open = openForks(merged);
  return merged.flatMap((one) => atMost([one], one.branches.some(({ of }) => open.has(of)) ? 'guessed' : 'exact'));
}

function atMost(candidates: readonly Candidate[], most: Certainty): readonly Reference[] {
  return candidates.map(({ resource, attribute, certainty }) => ({
    target: resource,
    attribute,
    certainty: weakest(certainty, most),
  }));
}

function merge(candidates: readonly Candidate[]): readonly Candidate[] {
  const byResource = new Map<Resource, Candidate>();
  for (const one of candidates) {
    const before = byResource.get(one.resource);
    byResource.set(
      one.resource,
      before === undefined
        ? one
        : {
            ...before,
            attribute: before.attribute === '' ? one.attribute : before.attribute,
            certainty: surest(before.certainty, one.certainty),
            isByOwn: before.isByOwn || one.isByOwn,
            branches: [...before.branches, ...one.branches],
          },
    );
  }
  return [...byResource.values()];
}

/** Forks whose branches lead to different resources: which branch it is makes a difference. */
function openForks(candidates: readonly Candidate[]): ReadonlySet<string> {
  const forks = new Map<string, Map<string, Set<Resource>>>();
  for (const { resource, branches } of candidates) {
    for (const { of, name } of branches) {
      const names = forks.get(of) ?? new Map<string, Set<Resource>>();
      forks.set(of, names.set(name, (names.get(name) ?? new Set()).add(resource)));
    }
  }
  const open = new Set<string>();
  for (const [fork, branches] of forks) {
    const all = new Set([...branches.values()].flatMap((resources) => [...resources]));
    if ([...branches.values()].some(({ size }) => size < all.size)) open.add(fork);
  }
  return open;
}

/**
 * `try(x[each.key], x[local.first])`: the instance with the same key is among all of them, and where there are several it
 * is there to be used.
 */
function withOwnKey(candidates: readonly Candidate[]): readonly Candidate[] {
  const blocks = new Set(candidates.map(({ resource }) => blockAddress(resource)));
  return blocks.size > 1 ? [] : candidates.filter(({ isByOwn }) => isByOwn);
}
