import type { Resource } from '../input/deployment.ts';
import type { Json } from '../input/value.ts';
import { longestChains } from './chain.ts';
import { constantOf } from './constant.ts';
import { leafOf, textsIn } from './expression.ts';
import type { ModuleInstance } from './instances.ts';
import { callScope, scopeOf } from './scope.ts';
import type { Instances } from './instances.ts';

/** More values than this are not the arguments of one module call. */
const MOST_VALUES = 10_000;

/**
 * Known texts in what `each.value` stands for: of `{ https = { forward = { target_group_key = "app" } } }` those below
 * the instance's own key. Where for_each is a dead end, those below the parts of the key in what the module was handed.
 */
export function keyTexts(resource: Resource, instances: Instances): ReadonlySet<string> {
  const { key, template } = resource;
  if (typeof key !== 'string') return new Set();
  const scope = scopeOf(resource, instances);
  const leaf = template?.forEach === undefined ? undefined : leafOf(template.forEach);
  const over = { module: scope.module, repetition: undefined };
  const values = longestChains(leaf?.references ?? []).flatMap((chain) => constantOf(chain, over)?.value ?? []);
  const own = values.flatMap((value) => below(value, [key]));
  const parts = key.split('/').flatMap((part) => (part === '' ? [] : [part]));
  const found = own.length > 0 ? own : constantsOf(scope.module).flatMap((value) => below(value, [key, ...parts]));
  return new Set(found.flatMap(textsIn));
}

/** The constants a module was handed. */
function constantsOf(module: ModuleInstance): readonly Json[] {
  if (callScope(module) === undefined) return [];
  return Object.values(module.call?.expressions ?? {}).flatMap((expression) => leafOf(expression)?.constant ?? []);
}

/** The parts of `value` that most of `keys` lead to, one after the other. */
function below(value: Json, keys: readonly string[]): readonly Json[] {
  let deepest = 1;
  let found: Json[] = [];
  const open: { readonly at: Json; readonly depth: number }[] = [{ at: value, depth: 0 }];
  for (let next = 0; next < open.length && next < MOST_VALUES; next++) {
    const { at, depth } = open[next] ?? { at: null, depth: 0 };
    if (at === null || typeof at !== 'object') continue;
    const named: readonly (readonly [string, Json])[] = Object.entries(at);
    for (const [name, inner] of named) {
      const reached = keys.includes(name) ? depth + 1 : depth;
      if (reached > depth && reached >= deepest) {
        if (reached > deepest) found = [];
        deepest = reached;
        found.push(inner);
      }
      open.push({ at: inner, depth: reached });
    }
  }
  return found;
}
