import type { Json } from '../value.ts';

export type JsonObject = { readonly [key: string]: Json };

const nothing: JsonObject = Object.freeze({});

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under `key`; an empty one where there is none. */
export function objectAt(value: Json | undefined, key: string): JsonObject {
  const found = memberOf(value, key);
  return isObject(found) ? found : nothing;
}

/** The list under `key`; an empty one where there is none. */
export function listAt(value: Json | undefined, key: string): readonly Json[] {
  const found = memberOf(value, key);
  return isList(found) ? found : [];
}

/** The text under `key`, if it is text. */
export function textAt(value: Json | undefined, key: string): string | undefined {
  const found = memberOf(value, key);
  return typeof found === 'string' ? found : undefined;
}

/** The own member `key` of an object; never one that an object inherits, whatever the key is called. */
export function memberOf(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The strings of a list, in order; other elements are left out. */
export function stringsOf(value: Json | undefined): readonly string[] {
  return isList(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** True when some leaf of a mask (`after_unknown`, `after_sensitive`) is true. */
export function marksAnything(mask: Json | undefined): boolean {
  const stack: (Json | undefined)[] = [mask];
  while (stack.length > 0) {
    const next = stack.pop();
    if (next === true) return true;
    if (typeof next === 'object' && next !== null) {
      for (const inner of Object.values(next)) stack.push(inner);
    }
  }
  return false;
}

/** Every string in a value, in order. */
export function* stringsIn(value: Json): Iterable<string> {
  const stack: Json[] = [value];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') yield next;
    else if (typeof next === 'object' && next !== null) {
      const inner: readonly Json[] = Object.values(next);
      for (const each of inner.toReversed()) stack.push(each);
    }
  }
}
