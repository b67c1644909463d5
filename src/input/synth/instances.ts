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

/** More instances than this of one resource are a mistake in the input, not a deployment. */
const most = 100_000;

/**
 * Expands `count` and `for_each` where they are literal or lead to a constant. Anything else gives one instance
 * without a key that stands for all of them: how many there are is not known.
 */
export function instancesOf(count: Json | undefined, forEach: Json | undefined, scope: Scope): readonly Instance[] {
  if (count !== undefined && count !== null) return counted(resolve(count, scope));
  if (forEach === undefined || forEach === null) return single;
  const each = resolve(forEach, scope);
  if (isList(each) && each.every((element) => typeof element === 'string')) {
    return [...new Set(each)].toSorted().map((key) => ({
      key,
      values: { 'each.key': { constant_value: key }, 'each.value': { constant_value: key } },
    }));
  }
  if (!isObject(each)) return [{ key: undefined, values: {}, open: 'for_each' }];
  return Object.entries(each).map(([key, value]) => ({
    key,
    values: { 'each.key': { constant_value: key }, 'each.value': expressionOf(value) },
  }));
}

function counted(count: Json | undefined): readonly Instance[] {
  const length = typeof count === 'string' && count.trim() !== '' ? Number(count) : count;
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0 || length > most)
    return [{ key: undefined, values: {}, open: 'count' }];
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
