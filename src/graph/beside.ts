import type { Access } from './access.ts';
import { weakest } from './certainty.ts';
import type { Chain } from './chain.ts';
import { constantOf } from './constant.ts';
import type { Certainty } from './graph.ts';
import type { Scope } from './scope.ts';

/** What the chains of one expression that are no values of their own do to those that are. */
export interface Beside {
  /** The index of each chain, by place; undefined where it has none, or none that can be told. */
  readonly indexes: readonly (Access | undefined)[];
  /** The length of a slice, for chains without an index. */
  readonly head: Access | undefined;
  /** How sure it is that chains without an index stand for all they name, in a list. */
  readonly whole: Certainty;
}

/**
 * The indexes that stood in `x[…]` before the plan collapsed it: `aws_subnet.a[each.key].id` is written as
 * `aws_subnet.a`, `each.key`. The index is the run of keys, variables and locals after the chain. In a list what is no
 * index may belong to a slice or a filter.
 *
 * @param several the expression gives a list or a set: a number beside it is no index.
 */
export function besideValues(chains: readonly Chain[], scope: Scope, several: boolean): Beside {
  const spent = new Set<Chain>();
  const lastValue = chains.findLastIndex(isValue);
  const shared = runAfter(chains, lastValue);
  const indexes = chains.map((_, place) => {
    const own = runAfter(chains, place);
    // merge(a, b)[each.key]: the index stands after the last of several.
    const run = own.length > 0 || lastValue <= place ? own : shared;
    const read = indexOf(run, scope, several);
    if (read === undefined) return undefined;
    for (const chain of run) spent.add(chain);
    return read.kind === 'key' && own.length === 0 ? { ...read, certainty: 'fuzzy' as const } : read;
  });
  if (!several) return { indexes, head: undefined, whole: 'exact' };
  return { indexes, ...shortened(chains, spent, scope) };
}

/** True for a chain that is read as an index of the one before it rather than as a value of its own. */
export function standsBeside(chains: readonly Chain[], place: number): boolean {
  for (let before = place - 1; before >= 0; before--) {
    const chain = chains[before];
    if (chain === undefined || !isValue(chain)) continue;
    return chain.steps.length === 0;
  }
  return false;
}

export function isValue({ root }: Chain): boolean {
  return root === 'resource' || root === 'module';
}

function indexOf(run: readonly Chain[], scope: Scope, several: boolean): Access | undefined {
  const key = scope.repetition?.key;
  const [first, second] = run;
  if (first === undefined) return undefined;
  if (run.length === 1 && first.root !== 'count.index') {
    const constant = constantOf(first, scope);
    const number = numberIn(constant?.value);
    if (several && number !== undefined) return undefined;
    if (typeof constant?.value === 'string')
      return { kind: 'key', key: constant.value, certainty: constant.certainty, own: asks(first) };
    if (number !== undefined) return { kind: 'index', key: number };
  }
  if (run.length === 2 && second?.root === 'each.key' && typeof key === 'string') {
    // x[var.of[each.key]]
    const looked = constantOf(first, scope, [{ kind: 'key', key, certainty: 'exact', own: true }]);
    if (typeof looked?.value === 'string')
      return { kind: 'key', key: looked.value, certainty: looked.certainty, own: true };
  }
  if (typeof key === 'number' && run.some(({ root }) => root === 'count.index')) {
    return { kind: 'count', index: key, alone: run.length === 1 };
  }
  if (typeof key === 'string' && run.some(({ root }) => root === 'each.key' || root === 'each.value')) {
    return { kind: 'key', key, certainty: 'fuzzy', own: true };
  }
  return undefined;
}

/** What a slice, a filter or a condition may have left of the lists of an expression. */
function shortened(chains: readonly Chain[], spent: ReadonlySet<Chain>, scope: Scope): Omit<Beside, 'indexes'> {
  let head: Access | undefined;
  let whole: Certainty = 'exact';
  const values = chains.filter(isValue).length;
  for (const [place, chain] of chains.entries()) {
    if (isValue(chain) || spent.has(chain) || chains.length === 1) continue;
    const value = constantOf(chain, scope)?.value;
    // A truth value, nothing, an empty list: they take all or none, and none would not be a list to ask about.
    if (typeof value === 'boolean' || value === null || (Array.isArray(value) && value.length === 0)) continue;
    // A variable may as well be a list of its own; without one there is nothing to shorten.
    if (values > 0) whole = weakest(whole, 'fuzzy');
    const length = numberIn(value);
    // `var.n > 0 ? list : []`: a number before the only list is a switch.
    if (length === undefined || length < 1 || (place === 0 && chains.length === 2)) continue;
    const condition = place === 0 && chains.length > 2;
    if (head === undefined || head.kind !== 'first' || length < head.length) {
      head = { kind: 'first', length, certainty: condition || values > 1 ? 'guessed' : 'fuzzy' };
    }
  }
  return { head, whole };
}

/** `each.key`, or what `each.value` is there. */
function asks({ root }: Chain): boolean {
  return root === 'each.key' || root === 'each.value';
}

/** A number, or a variable given as text that is one. */
function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,9}$/u.test(value) ? Number(value) : undefined;
}

function runAfter(chains: readonly Chain[], place: number): readonly Chain[] {
  let end = place + 1;
  for (let next = chains[end]; next !== undefined && !isValue(next); next = chains[end]) end++;
  return chains.slice(place + 1, end).filter(({ root }) => root !== 'ignored');
}
