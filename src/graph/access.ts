import type { Json } from '../input/value.ts';
import type { Step } from './chain.ts';
import type { Certainty } from './graph.ts';
import type { KeyedGroup } from './keyed-group.ts';

/**
 * What is read from a value, in order: the steps written after it, and the indexes that stood beside it when its
 * own index collapsed. `key`: by for_each key; `count`: by count.index.
 */
export type Access =
  | Step
  | { readonly kind: 'key'; readonly key: string; readonly certainty: Certainty }
  | { readonly kind: 'count'; readonly index: number };

export interface Pick<T> {
  readonly members: readonly T[];
  readonly certainty: Certainty;
  /** One of the instances was chosen by an index. */
  readonly picked: boolean;
  /** What is still to be read from the members. */
  readonly rest: readonly Access[];
}

/**
 * Chooses among the instances of one block. Without an access that fits, all of them: nothing is dropped on a guess.
 * `pairing` false takes only certain picks.
 */
export function pick<T>(group: KeyedGroup<T>, access: readonly Access[], pairing = true): Pick<T> {
  const { members } = group;
  if (!group.keyed) return { members, certainty: 'exact', picked: false, rest: access };
  for (const [place, one] of access.entries()) {
    const chosen = choose(group, one);
    if (chosen === undefined || (!pairing && chosen.certainty !== 'exact')) continue;
    // Where one instance remains it does not matter how it was found.
    const certainty = members.length === 1 ? 'exact' : chosen.certainty;
    return { members: [chosen.member], certainty, picked: true, rest: access.toSpliced(place, 1) };
  }
  return { members, certainty: 'exact', picked: false, rest: access };
}

/** What `access` reads from plain JSON; undefined when nothing is there. */
export function navigate(value: Json, access: readonly Access[]): Json | undefined {
  let at: Json | undefined = value;
  for (const one of access) {
    if (at === undefined || at === null || typeof at !== 'object') return at;
    at = read(at, one);
  }
  return at;
}

function choose<T>(group: KeyedGroup<T>, access: Access): { member: T; certainty: Certainty } | undefined {
  switch (access.kind) {
    case 'attribute':
      return found(group.get(access.name), 'exact');
    case 'index':
      if (typeof access.key === 'number') return nth(group, access.key, false);
      return found(group.get(access.key), 'exact') ?? found(group.bySegment(access.key), 'fuzzy');
    case 'key': {
      const same = group.get(access.key);
      // `x["${each.key}-db"]` collapses to the same text as `x[each.key]`: with such keys about, it may be either.
      if (same !== undefined) return found(same, group.hasVariantOf(access.key) ? 'fuzzy' : access.certainty);
      const place = /^\d+$/u.test(access.key) ? group.get(Number(access.key)) : undefined;
      return found(place, 'fuzzy') ?? found(group.bySegment(access.key), 'fuzzy');
    }
    case 'count':
      break;
  }
  return nth(group, access.index, true);
}

function nth<T>(group: KeyedGroup<T>, index: number, wrap: boolean): { member: T; certainty: Certainty } | undefined {
  const { members } = group;
  if (members.length === 1) return found(members[0], 'exact');
  return found(members[wrap ? index % members.length : index], 'fuzzy');
}

function found<T>(member: T | undefined, certainty: Certainty): { member: T; certainty: Certainty } | undefined {
  return member === undefined ? undefined : { member, certainty };
}

function read(value: Json & object, access: Access): Json | undefined {
  if (isList(value)) {
    if (access.kind === 'index' && typeof access.key === 'number') return value[access.key];
    if (access.kind === 'count') return value[access.index % Math.max(value.length, 1)];
    // for_each over a set: key and value are the same text.
    if (access.kind === 'key') return value.includes(access.key) ? access.key : undefined;
    return undefined;
  }
  if (access.kind === 'count') return undefined;
  const key = access.kind === 'attribute' ? access.name : String(access.key);
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isList(value: Json & object): value is readonly Json[] {
  return Array.isArray(value);
}
