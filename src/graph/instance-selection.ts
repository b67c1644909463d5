import type { Step } from '../input/traversal.ts';
import type { Certainty } from './graph.ts';
import type { InstancesByKey } from './instances-by-key.ts';

/**
 * What is read from a value, in order: the steps of a traversal, and the indexes that a plan lists behind it because they
 * are no constants (`aws_subnet.a[each.key]`).
 */
export type Access =
  | Step
  /** A text; `own` where it is the for_each key of what asks. */
  | { readonly kind: 'key'; readonly key: string; readonly certainty: Certainty; readonly own: boolean }
  /** count.index; `alone` unless something else stands in the index (`min(count.index, var.n)`). */
  | { readonly kind: 'count'; readonly index: number; readonly alone: boolean };

export interface Selection<T> {
  readonly instances: readonly T[];
  readonly certainty: Certainty;
  /** Selected by the key or place of what asks. */
  readonly isByOwn: boolean;
  /** What is still to be read from the instances. */
  readonly rest: readonly Access[];
}

/** How an access reads a value that is no instance. */
export function stepOf(access: Access): Step {
  if (access.kind === 'key') return { kind: 'index', key: access.key };
  return access.kind === 'count' ? { kind: 'index', key: access.index } : access;
}

/** Selects among the instances of one block. Without an index that fits, all of them: nothing is dropped on a guess. */
export function select<T>(group: InstancesByKey<T>, access: readonly Access[]): Selection<T> {
  const { all } = group;
  if (!group.isRepeated) return { instances: all, certainty: 'exact', isByOwn: false, rest: access };
  for (const [place, one] of access.entries()) {
    const found = selectBy(group, one);
    if (found === undefined) continue;
    // Where one instance remains it does not matter how it was found.
    const certainty = all.length === 1 ? 'exact' : found.certainty;
    const isByOwn = one.kind === 'count' || (one.kind === 'key' && one.own);
    return { instances: [found.instance], certainty, isByOwn, rest: access.toSpliced(place, 1) };
  }
  // `for z in var.zones : x["${each.key}/${z}"]` is listed as `x`, `each.key`: those of this key, not of all.
  for (const [place, one] of access.entries()) {
    const some = one.kind === 'key' && one.own ? group.withSegment(one.key) : [];
    if (some.length > 1 && some.length < all.length)
      return { instances: some, certainty: 'fuzzy', isByOwn: true, rest: access.toSpliced(place, 1) };
  }
  return { instances: all, certainty: 'exact', isByOwn: false, rest: access };
}

interface Selected<T> {
  readonly instance: T;
  readonly certainty: Certainty;
}

function selectBy<T>(group: InstancesByKey<T>, access: Access): Selected<T> | undefined {
  switch (access.kind) {
    case 'attribute':
      return selected(group.get(access.name), 'exact');
    case 'index':
      if (typeof access.key === 'number') return selected(group.all[access.key], 'fuzzy');
      return selected(group.get(access.key), 'exact');
    case 'key': {
      // `x["${each.key}-db"]` is listed like `x[each.key]`: with such keys about, it may be either.
      const isCertain = group.withSegment(access.key).length <= 1;
      return (
        selected(group.get(access.key), isCertain ? access.certainty : 'fuzzy') ??
        // for_each over `{ for place, id in aws_subnet.a[*].id : place => id }`
        selected(/^\d+$/u.test(access.key) ? group.get(Number(access.key)) : undefined, 'fuzzy') ??
        selected(group.bySegment(access.key), 'fuzzy')
      );
    }
    case 'count':
      break;
  }
  // Beyond the end element() begins again; what min() or a remainder of another number gives cannot be told.
  const { all } = group;
  return selected(all[access.alone ? access.index % all.length : access.index], 'fuzzy');
}

function selected<T>(instance: T | undefined, certainty: Certainty): Selected<T> | undefined {
  return instance === undefined ? undefined : { instance, certainty };
}
