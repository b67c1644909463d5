import { isList, isObject } from '../json/json.ts';
import { constantOf } from '../scope.ts';
import type { Scope } from '../scope.ts';
import { holdsTemplate } from './expression.ts';
import { templateValue } from '../template-text.ts';
import type { Json } from '../value.ts';

/** One instance a resource is expanded to. */
export interface Instance {
  readonly key: string | number | undefined;
  /** What `count.index`, `each.key` and `each.value` stand for. */
  readonly values: Readonly<Record<string, Json>>;
}

const single: readonly Instance[] = [{ key: undefined, values: {} }];

/** More instances than this of one resource are a mistake in the input, not a deployment. */
const most = 100_000;

/**
 * Expands `count` and `for_each` where they are literal or lead to a constant. Anything else gives one instance
 * without a key: how many there are is not known.
 */
export function instancesOf(count: Json | undefined, forEach: Json | undefined, scope: Scope): readonly Instance[] {
  if (count !== undefined && count !== null) return counted(resolve(count, scope));
  if (forEach === undefined || forEach === null) return single;
  const each = resolve(forEach, scope);
  if (isList(each) && each.every((element) => typeof element === 'string')) {
    return [...new Set(each)].toSorted().map((key) => ({ key, values: { 'each.key': key, 'each.value': key } }));
  }
  if (!isObject(each)) return single;
  return Object.entries(each).map(([key, value]) => ({
    key,
    values: { 'each.key': key, ...constantsOf('each.value', value) },
  }));
}

function counted(count: Json | undefined): readonly Instance[] {
  const length = typeof count === 'string' && count.trim() !== '' ? Number(count) : count;
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0 || length > most) return single;
  return Array.from({ length }, (_, index) => ({ key: index, values: { 'count.index': index } }));
}

/** The constant a meta-argument leads to; `${toset(["a", "b"])}` is the list in it. */
function resolve(json: Json, scope: Scope): Json | undefined {
  if (typeof json !== 'string') return json;
  const set = /^\$\{\s*(?:toset|tolist)\((.*)\)\s*\}$/s.exec(json)?.[1];
  if (set === undefined) return templateValue(json, (reference) => constantOf(reference, scope));
  return literalList(set.trim()) ?? templateValue(`\${${set}}`, (reference) => constantOf(reference, scope));
}

function literalList(text: string): Json | undefined {
  if (!/^\[(?:\s*"[^"\\$%]*"\s*,?)*\s*\]$/.test(text)) return undefined;
  return [...text.matchAll(/"([^"]*)"/g)].map(([, element]) => element ?? '');
}

/** A value and its members, as far as they are constants: a sibling that is an expression hides only itself. */
function constantsOf(name: string, value: Json): Readonly<Record<string, Json>> {
  const found: [string, Json][] = [];
  if (!holdsTemplate(value)) found.push([name, value]);
  else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) if (!holdsTemplate(inner)) found.push([`${name}.${key}`, inner]);
  }
  return Object.fromEntries(found);
}
