import type { Json } from '../input/value.ts';
import type { Step } from './chain.ts';
import type { Certainty } from './graph.ts';
import type { KeyedGroup } from './keyed-group.ts';

/**
 * What is read from a value, in order: the steps written after it, and the indexes that stood beside it when its
 * own index collapsed. `key`: by for_each key, `own` where it is that of what asks; `count`: by count.index, `alone` unless something else stood beside it
 * (`min(count.index, var.n)`); `first`: what is left of a list beside which a number stands (`slice(list, 0, var.n)`).
 */
export type Access =
  | Step
  | { readonly kind: 'key'; readonly key: string; readonly certainty: Certainty; readonly own: boolean }
  | { readonly kind: 'count'; readonly index: number; readonly alone: boolean }
  | { readonly kind: 'first'; readonly length: number; readonly certainty: Certainty };

/** Chosen by an index: one that is `written`, or `paired` with the key or place of what asks. */
export type Picked = 'written' | 'paired';

export interface Pick<T> {
  readonly members: readonly T[];
  readonly certainty: Certainty;
  readonly picked: Picked | undefined;
  /** What is still to be read from the members. */
  readonly rest: readonly Access[];
}

/**
 * Chooses among the instances of one block. Without an access that fits, all of them: nothing is dropped on a guess.
 * `pairing` false takes only certain picks.
 */
export function pick<T>(group: KeyedGroup<T>, access: readonly Access[], pairing = true): Pick<T> {
  const { members } = group;
  if (!group.keyed) return { members, certainty: 'exact', picked: undefined, rest: access };
  for (const [place, one] of access.entries()) {
    const chosen = one.kind === 'first' ? undefined : choose(group, one);
    if (chosen === undefined || (!pairing && chosen.certainty !== 'exact')) continue;
    // Where one instance remains it does not matter how it was found.
    const certainty = members.length === 1 ? 'exact' : chosen.certainty;
    return { members: [chosen.member], certainty, picked: pickedBy(one), rest: access.toSpliced(place, 1) };
  }
  // `for z in var.zones : x["${each.key}/${z}"]` collapses to `each.key` beside `x`: those of this key, not of all.
  for (const [place, one] of access.entries()) {
    const some = pairing && one.kind === 'key' && one.own ? group.someWithSegment(one.key) : undefined;
    if (some) return { members: some, certainty: 'fuzzy', picked: 'paired', rest: access.toSpliced(place, 1) };
  }
  const [head] = access.filter((one) => one.kind === 'first').toSorted((a, b) => a.length - b.length);
  if (head === undefined) return { members, certainty: 'exact', picked: undefined, rest: access };
  const rest = access.filter(({ kind }) => kind !== 'first');
  return { ...firstOf(group, head.length, pairing ? head.certainty : 'guessed'), picked: undefined, rest };
}

/**
 * The head of a list, where a number stands beside it. 1 may be a switch as well (`var.n == 1 ? all : []`), and what
 * has names is listed in an order nobody sees: then it may be any of them.
 */
function firstOf<T>(
  group: KeyedGroup<T>,
  length: number,
  certainty: Certainty,
): { readonly members: readonly T[]; readonly certainty: Certainty } {
  const { members } = group;
  if (length >= members.length) return { members, certainty: members.length === 1 ? 'exact' : 'fuzzy' };
  if (length < 2 || !group.counted || certainty === 'guessed') return { members, certainty: 'guessed' };
  return { members: members.slice(0, length), certainty };
}

function pickedBy(access: Access): Picked {
  return access.kind === 'count' || (access.kind === 'key' && access.own) ? 'paired' : 'written';
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

function choose<T>(
  group: KeyedGroup<T>,
  access: Exclude<Access, { kind: 'first' }>,
): { member: T; certainty: Certainty } | undefined {
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
      return (
        found(place, 'fuzzy') ?? found(group.bySegment(access.key), 'fuzzy') ?? found(byNumber(group, access), 'fuzzy')
      );
    }
    case 'count':
      break;
  }
  // Beyond the end element() begins again; what min() or a remainder of another number gives cannot be told.
  return nth(group, access.index, access.alone);
}

/** `app-2` of `{ for i, x in app : "app-${i}" => i }` is app[2]; only the one number in the key can be the place. */
function byNumber<T>(
  group: KeyedGroup<T>,
  { key, own }: { readonly key: string; readonly own: boolean },
): T | undefined {
  const [number, ...others] = own && group.counted ? (key.match(/(?<![\p{L}\p{N}])\d+(?![\p{L}\p{N}])/gu) ?? []) : [];
  return number === undefined || others.length > 0 ? undefined : group.get(Number(number));
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
  if (access.kind === 'first') return value;
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
