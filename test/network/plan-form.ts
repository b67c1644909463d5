import { referencesIn } from '../../src/input/hcl-references.ts';
import { isList, isObject, objectAt, stringsIn, textAt, type JsonObject } from '../../src/input/json/json.ts';
import { templateValue } from '../../src/input/template-text.ts';
import type { Json } from '../../src/input/value.ts';
import { block, plan, type PlannedResource } from '../graph/plans.ts';

/** What stands in a block and is no argument of it. */
const meta = new Set(['//', 'provider', 'count', 'dynamic']);

/** Arguments that are lists of objects, not blocks: a plan lists the references of all of it together. */
const argumentsLikeBlocks = new Set(['route', 'ingress', 'egress']);

/** The value of a reference as far as Terraform knows it while it plans. */
type Known = (reference: string) => Json | undefined;

/**
 * A Terraform JSON configuration of which nothing exists yet, as `terraform show -json PLANFILE` tells it: constants and what
 * is made of them are known, everything else is unknown and its references are listed. No modules, no locals, no
 * `for_each`; `count` is a number. A variable stands for something that is known only after the apply.
 */
export function planForm(synthesised: JsonObject): object {
  const configuration = variablesAsLocals(synthesised);
  const bodies = bodiesOf(configuration);
  const known: Known = (reference) => {
    const [, address = '', argument = ''] = /^((?:data\.)?\w+\.[\w-]+)\.(\w+)$/.exec(reference) ?? [];
    const value = meta.has(argument) ? undefined : bodies.get(address)?.[argument];
    return value === undefined ? undefined : planned(value, known).after;
  };
  const root = { resources: Array.from(bodies, ([address, body]) => template(address, body)) };
  const resources = [...bodies].flatMap(([address, body]) => instances(address, body, known));
  return plan(resources, root, { configuration: { root_module: root, provider_config: providers(configuration) } });
}

/** A plan knows its variables, but it leaves out locals, whatever they lead to. */
function variablesAsLocals({ variable: _variable, ...configuration }: JsonObject): JsonObject {
  const changed: JsonObject = JSON.parse(JSON.stringify(configuration).replaceAll(/\bvar\./g, 'local.'));
  return changed;
}

/** Resources and data sources by address. */
function bodiesOf(configuration: JsonObject): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const [section, prefix] of [
    ['resource', ''],
    ['data', 'data.'],
  ] as const) {
    const types = objectAt(configuration, section);
    for (const type of Object.keys(types)) {
      const named = objectAt(types, type);
      for (const name of Object.keys(named)) found.set(`${prefix}${type}.${name}`, objectAt(named, name));
    }
  }
  return found;
}

function providers(configuration: JsonObject): object {
  const blocks = objectAt(configuration, 'provider')['aws'];
  const found = (isList(blocks) ? blocks : []).filter(isObject).map(({ alias, ...body }) => {
    const key = typeof alias === 'string' ? `aws.${alias}` : 'aws';
    return [key, { name: 'aws', alias, expressions: expressionsOf(body) }] as const;
  });
  return Object.fromEntries(found);
}

/** A resource as the configuration of a plan has it. */
function template(address: string, body: JsonObject): object {
  return block(address, expressionsOf(body), {
    provider_config_key: textAt(body, 'provider') ?? 'aws',
    ...(body['count'] === undefined ? {} : { count_expression: leaf(body['count']) }),
  });
}

/** Dynamic blocks are left out. */
function expressionsOf(body: JsonObject): object {
  const written = argumentsOf(body).map(([name, value]) => {
    const blocks = isList(value) && !argumentsLikeBlocks.has(name) ? value.filter(isObject) : [];
    return [name, blocks.length === 0 ? leaf(value) : blocks.map(expressionsOf)] as const;
  });
  return Object.fromEntries(written);
}

function leaf(value: Json): object {
  const texts = [...stringsIn(value)];
  if (!texts.some((text) => text.includes('${'))) return { constant_value: value };
  return { references: [...new Set(texts.flatMap(referencesIn))] };
}

/** Every instance of a resource as it will be. */
function instances(address: string, body: JsonObject, known: Known): readonly PlannedResource[] {
  const count = body['count'];
  const keys = typeof count === 'number' ? Array.from({ length: count }, (_, index) => index) : [undefined];
  return keys.map((key) => {
    const { after, unknown } = members(body, (reference) => (reference === 'count.index' ? key : known(reference)));
    return {
      address: key === undefined ? address : `${address}[${key}]`,
      after,
      unknown: ['arn'],
      unknownBlocks: unknown,
    };
  });
}

interface Planned {
  /** Undefined where nothing is known. */
  readonly after: Json | undefined;
  /** The mask of what is left out: false for nothing, true for all of it. */
  readonly unknown: Json;
}

function planned(value: Json, known: Known): Planned {
  if (typeof value === 'string') {
    const after = templateValue(value, ({ text }) => known(text));
    return { after, unknown: after === undefined };
  }
  if (isObject(value)) return members(value, known);
  if (!isList(value)) return { after: value, unknown: false };
  const all = value.map((each) => planned(each, known));
  // The provider gives up a list of which it does not know one element.
  if (all.some(({ unknown }) => unknown === true)) return { after: undefined, unknown: true };
  return { after: all.map(({ after }) => after ?? null), unknown: all.map(({ unknown }) => unknown) };
}

function members(body: JsonObject, known: Known): { readonly after: JsonObject; readonly unknown: JsonObject } {
  const after: [string, Json][] = [];
  const unknown: [string, Json][] = Object.keys(objectAt(body, 'dynamic')).map((name) => [name, true]);
  for (const [name, value] of argumentsOf(body)) {
    const one = planned(value, known);
    if (one.after !== undefined) after.push([name, one.after]);
    if (one.unknown !== false) unknown.push([name, one.unknown]);
  }
  return { after: Object.fromEntries(after), unknown: Object.fromEntries(unknown) };
}

function argumentsOf(body: JsonObject): readonly (readonly [name: string, value: Json])[] {
  return Object.entries(body).filter(([name]) => !meta.has(name));
}
