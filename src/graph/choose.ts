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
  if (merged.length === 1) return merged.map(referenceOf);
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
      picked: before.picked || candidate.picked,
      forks: [...before.forks, ...candidate.forks],
    });
  }
  return [...byResource.values()];
}

/** Forks more than one branch of which is still possible. */
function openForks(candidates: readonly Candidate[]): ReadonlySet<string> {
  const branches = new Map<string, string>();
  const open = new Set<string>();
  for (const { forks } of candidates) {
    for (const { id, branch } of forks) {
      const other = branches.get(id);
      if (other === undefined) branches.set(id, branch);
      else if (other !== branch) open.add(id);
    }
  }
  return open;
}

/**
 * `x[each.key]` on one branch and `x[local.first]` on the other: the instance with the same key is among all of
 * them, and where there are several it is there to be used.
 */
function paired(candidates: readonly Candidate[]): readonly Candidate[] {
  const [first] = candidates;
  if (first === undefined || candidates.some(({ resource }) => !siblings(resource, first.resource))) return [];
  return candidates.filter(({ picked }) => picked);
}

/** Candidates whose block is named as the object attribute that was read: `var.vpc.private` and `aws_subnet.private`. */
function byName(candidates: readonly Candidate[]): readonly Candidate[] {
  const named = candidates.filter(({ resource, access }) =>
    access.some((one) => {
      const text = one.kind === 'attribute' ? one.name : one.kind === 'count' ? '' : String(one.key);
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
