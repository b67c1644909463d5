import type { Expression } from '../deployment.ts';
import { leavesOf, longestOf, referencesOf } from '../expression.ts';
import { isObject, memberOf } from '../json/json.ts';
import { constantOf } from '../scope.ts';
import type { Scope } from '../scope.ts';
import type { Json } from '../value.ts';

/**
 * The scope of one instance of a planned resource, in which `each.value` is what its key stands for in the map that
 * `for_each` goes over. Only where that map is told by one variable or local and nothing else could have put values into it:
 * a resource among the references could. What such a map leaves out, and the plan does not know, was null.
 */
export function scopeOfInstance(
  scope: Scope,
  forEach: Expression | undefined,
  key: string | number | undefined,
): Scope {
  if (forEach === undefined || typeof key !== 'string') return scope;
  const references = longestOf(leavesOf(forEach).flatMap(referencesOf));
  if (!references.every((reference) => /^(?:var|local)\./.test(reference))) return scope;
  const values = references.flatMap((reference) => entryOf(constantOf(reference, scope), key));
  const [value] = values;
  if (value === undefined || values.length > 1) return scope;
  return { ...scope, instance: { 'each.key': key, 'each.value': value } };
}

function entryOf(map: Json | undefined, key: string): readonly Json[] {
  const entry = map !== undefined && isObject(map) ? memberOf(map, key) : undefined;
  return entry === undefined || !isObject(entry) ? [] : [entry];
}
