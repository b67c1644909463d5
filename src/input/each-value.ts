import { constantOf } from './evaluation.ts';
import type { Scope, ScopeOf } from './evaluation.ts';
import { leavesOf, traversalsOf } from './expression.ts';
import type { Expression } from './expression.ts';
import { isList, isObject, memberOf } from './json/json.ts';
import type { Json } from './value.ts';

/**
 * What `each.value` is for a key of `for_each`. Only where that is told by one variable or local and nothing else could
 * have put values into it: a resource among the references could.
 */
export function eachValueOf<S extends ScopeOf<S>>(forEach: Expression, key: string, scope: S): Json | undefined {
  const leaves = leavesOf(forEach);
  const traversals = leaves.flatMap(traversalsOf);
  if (!traversals.every(({ root }) => root === 'var' || root === 'local')) return undefined;
  const [constant] = leaves;
  const sources =
    traversals.length > 0 ? traversals.map((one) => constantOf(one, scope)?.value) : [constant?.constant_value];
  const [value, ...others] = sources.flatMap((source) => entryOf(source, key));
  return others.length > 0 ? undefined : value;
}

/** Of a set, key and value are the same. */
function entryOf(source: Json | undefined, key: string): readonly Json[] {
  if (isList(source)) return source.includes(key) ? [key] : [];
  const entry = memberOf(source, key);
  return entry === undefined ? [] : [entry];
}

/**
 * The scope of one instance of a planned resource, with its `each.value` where that is an object: what such an object
 * leaves out, and the plan does not know, was null.
 */
export function scopeOfInstance(
  scope: Scope,
  forEach: Expression | undefined,
  key: string | number | undefined,
): Scope {
  if (forEach === undefined || typeof key !== 'string') return scope;
  const value = eachValueOf(forEach, key, scope);
  if (!isObject(value)) return scope;
  return { ...scope, instance: { 'each.key': { constant_value: key }, 'each.value': { constant_value: value } } };
}
