import type { Expression } from '../expression.ts';
import { isList, isObject } from '../json/json.ts';
import { constantOf } from '../evaluation.ts';
import type { Scope } from '../evaluation.ts';
import { expressionOf } from './json-expression.ts';
import { literalList, templateValue } from '../template-text.ts';
import type { Json } from '../value.ts';

/** One instance a resource is expanded to. */
export interface Instance {
  readonly key: string | number | undefined;
  /** What `count.index`, `each.key` and `each.value` stand for. */
  readonly values: Readonly<Record<string, Expression>>;
  /** The argument that says how many there are, where it leads to no constant. */
  readonly open?: 'count' | 'for_each';
}

const single: readonly Instance[] = [{ key: undefined, values: {} }];

/**
 * Expands `count` and `for_each` where they are literal or lead to a constant. Anything else gives one instance
 * without a key that stands for all of them: how many there are is not known.
 * @param counts is told how many there will be, before they are made
 */
export function instancesOf(
  count: Json | undefined,
  forEach: Json | undefined,
  scope: Scope,
  counts: (instances: number, argument: 'count' | 'for_each') => void,
): readonly Instance[] {
  if (count !== undefined && count !== null) return counted(resolve(count, scope), counts);
  if (forEach === undefined || forEach === null) return single;
  const each = resolve(forEach, scope);
  if (isList(each) && each.every((element) => typeof element === 'string')) {
    const keys = new Set(each);
    counts(keys.size, 'for_each');
    return [...keys].toSorted().map((key) => ({
      key,
      values: { 'each.key': { constant_value: key }, 'each.value': { constant_value: key } },
    }));
  }
  if (!isObject(each)) return [{ key: undefined, values: {}, open: 'for_each' }];
  const entries = Object.entries(each);
  counts(entries.length, 'for_each');
  return entries.map(([key, value]) => ({
    key,
    values: { 'each.key': { constant_value: key }, 'each.value': expressionOf(value) },
  }));
}

function counted(count: Json | undefined, counts: (instances: number, argument: 'count') => void): readonly Instance[] {
  const length = typeof count === 'string' && count.trim() !== '' ? Number(count) : count;
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0)
    return [{ key: undefined, values: {}, open: 'count' }];
  counts(length, 'count');
  return Array.from({ length }, (_, index) => ({
    key: index,
    values: { 'count.index': { constant_value: index } },
  }));
}

/** The constant a meta-argument leads to; `${toset(["a", "b"])}` is the list in it. */
function resolve(json: Json, scope: Scope): Json | undefined {
  if (typeof json !== 'string') return json;
  const set = /^\$\{\s*(?:toset|tolist)\((.*)\)\s*\}$/s.exec(json)?.[1];
  if (set === undefined) return templateValue(json, (inner) => constantOf(inner, scope)?.value);
  return literalList(set.trim()) ?? templateValue(`\${${set}}`, (inner) => constantOf(inner, scope)?.value);
}
