import { readFileSync } from 'node:fs';
import { isList, isObject, type JsonObject } from '../../src/input/json/json.ts';
import type { Json } from '../../src/input/value.ts';

/** A change of one argument: what it was, and what it is to be. */
export interface Changed {
  readonly address: string;
  readonly argument: string;
  readonly before: Json;
  readonly after: Json;
}

/**
 * A plan of new resources as Terraform plans it once they exist: nothing changes but what `changes` says. Ids, ARNs and what
 * refers to them are known then.
 */
export function applied(planned: JsonObject, changes: readonly Changed[] = []): JsonObject {
  const written = new Map(resourcesOf(planned).map((one) => [String(one['address']), one['expressions'] ?? {}]));
  const plan: { resource_changes: { address: string; change: { after: JsonObject; after_unknown: JsonObject } }[] } =
    JSON.parse(JSON.stringify(planned));
  return {
    ...planned,
    planned_values: {},
    resource_changes: plan.resource_changes.map(({ address, change, ...rest }) => {
      const filled = fill(change.after, change.after_unknown, written.get(address) ?? {}, address);
      const own = changes.filter((one) => one.address === address);
      const as = (time: 'before' | 'after') =>
        Object.assign({}, filled, ...own.map((one) => ({ [one.argument]: one[time] })));
      return {
        ...rest,
        address,
        change: {
          actions: [own.some((one) => JSON.stringify(one.before) !== JSON.stringify(one.after)) ? 'update' : 'no-op'],
          before: as('before'),
          after: as('after'),
          after_unknown: {},
          before_sensitive: {},
          after_sensitive: {},
        },
      };
    }),
  };
}

export function planAt(path: string): JsonObject {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** What an id or another exported attribute is once the resource exists. */
export function exported(reference: string): string {
  return reference.replaceAll('.', '-');
}

function resourcesOf(plan: JsonObject): readonly JsonObject[] {
  const { configuration } = plan;
  const root = isObject(configuration) ? configuration['root_module'] : undefined;
  const resources = isObject(root) ? root['resources'] : undefined;
  return isList(resources) ? resources.filter(isObject) : [];
}

function fill(after: JsonObject, unknown: Json, expressions: Json, address: string): JsonObject {
  const filled: { [name: string]: Json } = { ...after };
  for (const [name, mask] of Object.entries(isObject(unknown) ? unknown : {})) {
    const expression = isObject(expressions) ? expressions[name] : undefined;
    if (mask !== true) filled[name] = fillBelow(after[name] ?? null, mask, expression ?? {}, address);
    else if (expression === undefined) filled[name] = exported(`${address}.${name}`);
    else filled[name] = valueOf(name, expression);
  }
  return filled;
}

function fillBelow(after: Json, mask: Json, expression: Json, address: string): Json {
  if (!isList(after) || !isList(mask)) return after;
  return after.map((one, index) => {
    const written = isList(expression) ? expression[index] : expression;
    return isObject(one) ? fill(one, mask[index] ?? {}, written ?? {}, address) : one;
  });
}

/** Every reference with an attribute is one value. */
function valueOf(name: string, expression: Json): Json {
  if (isList(expression)) {
    return expression
      .filter(isObject)
      .map((block) => Object.fromEntries(Object.entries(block).map(([key, one]) => [key, valueOf(key, one)])));
  }
  const constant = isObject(expression) ? expression['constant_value'] : undefined;
  if (constant !== undefined) return constant;
  const references = isObject(expression) ? expression['references'] : undefined;
  const texts = (isList(references) ? references : []).map(String).filter((text) => text.split('.').length === 3);
  return /s$|identifier/.test(name) ? texts.map(exported) : exported(texts[0] ?? name);
}
