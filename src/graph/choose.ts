import type { Resource } from '../input/deployment.ts';
import { surest, weakest } from './certainty.ts';
import type { Certainty, Reference } from './graph.ts';
import type { Candidate } from './candidate.ts';

export interface Question {
  /** The argument takes a list or a set. */
  readonly several: boolean;
  /** Number of elements, where the plan tells. */
  readonly length: number | undefined;
}

/**
 * What an argument points at, of all that its expressions may stand for. Several instances for an argument of one
 * value, or several branches of one condition, are guesses; a list with a splat is all of its instances.
 */
export function choose(candidates: readonly Candidate[], question: Question): readonly Reference[] {
  const merged = merge(candidates);
  if (merged.length === 1) {
    // Of several ways to one value only one is taken: it is as sure as the least sure of them.
    const doubt = question.several ? 'exact' : candidates.map(({ certainty }) => certainty).reduce(weakest);
    return atMost(merged, doubt);
  }
  const named = byName(merged);
  if (!question.several) {
    const one = [paired(merged), named].find((few) => few.length === 1);
    return one === undefined ? atMost(merged, 'guessed') : atMost(one, 'fuzzy');
  }
  if (question.length !== undefined && question.length < merged.length) {
    return named.length === question.length ? atMost(named, 'fuzzy') : atMost(merged, 'guessed');
  }
  const open = openForks(merged);
  if (open.size === 0) return merged.map(referenceOf);
  if (question.length === merged.length) return atMost(merged, 'fuzzy');
  if (named.length > 0) return atMost(named, 'fuzzy');
  return merged.flatMap((candidate) =>
    atMost([candidate], candidate.forks.some(({ id }) => open.has(id)) ? 'guessed' : 'exact'),
  );
}

function atMost(candidates: readonly Candidate[], certainty: Certainty): readonly Reference[] {
  return candidates.map((candidate) =>
    referenceOf({ ...candidate, certainty: weakest(candidate.certainty, certainty) }),
  );
}

function merge(candidates: readonly Candidate[]): readonly Candidate[] {
  const byResource = new Map<Resource, Candidate>();
  for (const candidate of candidates) {
    const before = byResource.get(candidate.resource);
    if (before === undefined) {
      byResource.set(candidate.resource, candidate);
      continue;
    }
    byResource.set(candidate.resource, {
      ...before,
      attribute: before.attribute === '' ? candidate.attribute : before.attribute,
      certainty: surest(before.certainty, candidate.certainty),
      picked: before.picked === 'paired' || candidate.picked === undefined ? before.picked : candidate.picked,
      forks: [...before.forks, ...candidate.forks],
    });
  }
  return [...byResource.values()];
}

/** Forks whose branches lead to different resources: which branch it is makes a difference. */
function openForks(candidates: readonly Candidate[]): ReadonlySet<string> {
  const forks = new Map<string, Map<string, Set<Resource>>>();
  for (const { resource, forks: passed } of candidates) {
    for (const { id, branch } of passed) {
      const branches = forks.get(id) ?? new Map<string, Set<Resource>>();
      forks.set(id, branches.set(branch, (branches.get(branch) ?? new Set()).add(resource)));
    }
  }
  const open = new Set<string>();
  for (const [id, branches] of forks) {
    const all = new Set([...branches.values()].flatMap((resources) => [...resources]));
    if ([...branches.values()].some(({ size }) => size < all.size)) open.add(id);
  }
  return open;
}

/**
 * `x[each.key]` on one branch and `x[local.first]` or `x[0]` on the other: the instance with the same key is among all
 * of them, and where there are several it is there to be used.
 */
function paired(candidates: readonly Candidate[]): readonly Candidate[] {
  const [first] = candidates;
  if (first === undefined || candidates.some(({ resource }) => !siblings(resource, first.resource))) return [];
  const own = candidates.filter(({ picked }) => picked === 'paired');
  return own.length > 0 ? own : candidates.filter(({ picked }) => picked === 'written');
}

/** Candidates whose block is named as the object attribute that was read: `var.vpc.private` and `aws_subnet.private`. */
function byName(candidates: readonly Candidate[]): readonly Candidate[] {
  const named = candidates.filter(({ resource, access }) =>
    access.some((one) => {
      const text = one.kind === 'attribute' ? one.name : 'key' in one ? String(one.key) : '';
      return ` ${words(text)} `.includes(` ${words(resource.name)} `);
    }),
  );
  const [first] = named;
  if (first === undefined || named.some(({ resource }) => !siblings(resource, first.resource))) return [];
  return named;
}

function siblings(a: Resource, b: Resource): boolean {
  return a.type === b.type && a.name === b.name && a.mode === b.mode;
}

function words(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function referenceOf({ resource, attribute, certainty }: Candidate): Reference {
  return { target: resource, attribute, certainty };
}
