import { isObject, listAt, memberOf, objectAt } from './json/json.ts';
import type { JsonObject } from './json/json.ts';
import type { Json } from './value.ts';

/** Every resource of `planned_values`, `prior_state.values` or a state's `values`, over all modules, in order. */
export function resourcesOfValues(values: Json | undefined): readonly JsonObject[] {
  const found: JsonObject[] = [];
  const stack: Json[] = [objectAt(values, 'root_module')];
  for (let module = stack.pop(); module !== undefined; module = stack.pop()) {
    for (const resource of listAt(module, 'resources')) if (isObject(resource)) found.push(resource);
    for (const child of listAt(module, 'child_modules').toReversed()) stack.push(child);
  }
  return found;
}

/** Root outputs that are known and not sensitive. */
export function outputsOfValues(values: Json | undefined): Readonly<Record<string, Json>> {
  const found: [string, Json][] = [];
  for (const [name, output] of Object.entries(objectAt(values, 'outputs'))) {
    const value = memberOf(output, 'value');
    if (value !== undefined && memberOf(output, 'sensitive') !== true) found.push([name, value]);
  }
  return Object.fromEntries(found);
}
