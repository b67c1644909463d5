import { inputName } from '../contents.ts';
import { InputError } from '../error.ts';
import { refuseTooDeep } from './depth.ts';
import { JsonCutter } from './json-cutter.ts';
import type { Keep } from './json-cutter.ts';
import { recognisedIn, unrecognised } from './json-text.ts';
import type { Recognised } from './json-text.ts';
import { isObject, listAt, memberOf, objectAt, stringsOf, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import type { Json } from '../value.ts';
import { resourcesOfValues } from '../values-representation.ts';

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Finds the plan, state or stack in an input that is too long for one text. A plan says most things three times: they
 * are read once where that is enough. The input must be UTF-8 with nothing but JSON in it.
 * `open` gives it from the
 * start, and may be called twice. Throws InputError otherwise.
 */
export async function recogniseLarge(open: () => Pieces, path: string): Promise<Recognised> {
  const brief = await parsed(open(), path, withoutRepeats);
  refuseTooDeep(brief, path);
  const found = recognisedIn(brief) ?? refuse(unrecognised(brief), path);
  if (found.format !== 'plan' || changesAreWhole(found.json)) return found;
  return recognisedIn(await parsed(open(), path, withoutPast)) ?? found;
}

async function parsed(pieces: Pieces, path: string, keep: Keep): Promise<Json> {
  const cutter = new JsonCutter(keep);
  let read = 0;
  try {
    for await (const piece of pieces) {
      cutter.push(piece);
      read += piece.length;
    }
    return cutter.end();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const mebibytes = Math.floor(read / 2 ** 20);
    return refuse(
      `is larger than 512 MiB and not valid JSON in UTF-8 after ${mebibytes} MiB; expected nothing but a plan or state`,
      path,
    );
  }
}

/** True when every planned resource has a change that tells its values: then planned values only repeat them. */
function changesAreWhole(plan: JsonObject): boolean {
  const told = new Set<string>();
  for (const resource of listAt(plan, 'resource_changes')) {
    const address = textAt(resource, 'address');
    if (address !== undefined && (isPast(resource) || isObject(memberOf(objectAt(resource, 'change'), 'after')))) {
      told.add(address);
    }
  }
  return resourcesOfValues(memberOf(plan, 'planned_values')).every((resource) =>
    told.has(textAt(resource, 'address') ?? ''),
  );
}

/** Of what stays, its past; of what was there before, its values, which only data sources have nowhere else. */
function withoutRepeats(element: Json, section: string): Json {
  const repeated = section === 'planned_values' || (section === 'prior_state' && textAt(element, 'mode') !== 'data');
  if (!repeated || !isObject(element)) return withoutPast(element);
  const { values: _, sensitive_values: __, ...rest } = element;
  return rest;
}

/** What a resource was is only read where it does not stay. */
function withoutPast(element: Json): Json {
  const change = memberOf(element, 'change');
  if (!isObject(element) || !isObject(change) || isPast(element)) return element;
  return { ...element, change: { ...change, before: null, before_sensitive: null } };
}

function isPast(element: Json): boolean {
  const actions = stringsOf(memberOf(objectAt(element, 'change'), 'actions'));
  return actions.length > 0 && actions.every((action) => action === 'delete' || action === 'forget');
}

function refuse(problem: string, path: string): never {
  throw new InputError(`${inputName(path)}: ${problem}.`);
}
