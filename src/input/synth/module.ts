import { blockAddress } from '../address.ts';
import { emptyModule } from '../plan/configuration.ts';
import type { ModuleCall, ModuleTemplate, ResourceTemplate } from '../deployment.ts';
import type { Expression } from '../expression.ts';
import { dependencyIn } from '../hcl-references.ts';
import { isList, isObject, memberOf, objectAt, stringsOf, textAt } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';
import { blockOf, expressionOf } from './json-expression.ts';
import { folderOf, type LocalModules } from './local-modules.ts';
import type { Json } from '../value.ts';

const metaArguments = ['//', 'count', 'for_each', 'provider', 'depends_on', 'lifecycle', 'provisioner', 'connection'];

/** One resource or data source as synthesised. */
export interface SynthResource {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly json: JsonObject;
}

/** Every resource and data source of a stack, in the order of the file. */
export function resourcesOf(stack: JsonObject): readonly SynthResource[] {
  const found: SynthResource[] = [];
  for (const [section, mode] of [
    ['resource', 'managed'],
    ['data', 'data'],
  ] as const) {
    for (const [type, named] of Object.entries(objectAt(stack, section))) {
      if (!isObject(named)) continue;
      for (const [name, json] of Object.entries(named)) {
        const [first] = isList(json) ? json : [json];
        if (isObject(first)) found.push({ mode, type, name, json: first });
      }
    }
  }
  return found;
}

/**
 * A stack, or a module that it calls, as a plan would hold it in its configuration.
 * @param folder where its files are
 * @param modules what the calls lead to; a call of what is not there has an empty module
 */
export function moduleOf(
  stack: JsonObject,
  folder: string | undefined,
  modules: LocalModules,
  made = new Map<string, ModuleTemplate>(),
): ModuleTemplate {
  const calls = Object.entries(objectAt(stack, 'module')).map(([name, call]): [string, ModuleCall] => {
    const called = folder === undefined ? undefined : folderOf(call, folder);
    const inner = called === undefined ? undefined : modules.get(called);
    if (called === undefined || inner === undefined) return [name, callOf(call, emptyModule)];
    let module = made.get(called);
    if (module === undefined) {
      // One that calls itself is none, and ends here.
      made.set(called, emptyModule);
      made.set(called, (module = moduleOf(inner, called, modules, made)));
    }
    return [name, callOf(call, module)];
  });
  const resources = new Map<string, ResourceTemplate>();
  for (const resource of resourcesOf(stack)) resources.set(blockAddress(resource), templateOf(resource));
  return {
    resources,
    calls: new Map(calls),
    outputs: expressionMap(objectAt(stack, 'output'), (output) => memberOf(output, 'value')),
    variables: new Map(Object.entries(objectAt(stack, 'variable')).map(([name, each]) => [name, defaultOf(each)])),
    locals: expressionMap(objectAt(stack, 'locals'), (local) => local),
  };
}

/** A sensitive default stays unknown, so that no argument that uses it can be printed. */
function defaultOf(variable: Json): Json | undefined {
  return memberOf(variable, 'sensitive') === true ? undefined : memberOf(variable, 'default');
}

function templateOf({ type, json }: SynthResource): ResourceTemplate {
  return {
    expressions: blockOf(json, metaArguments),
    forEach: metaAt(json, 'for_each'),
    count: metaAt(json, 'count'),
    dependsOn: stringsOf(memberOf(json, 'depends_on')).map(dependencyIn),
    providerKey: providerKeyIn(textAt(json, 'provider') ?? type.split('_', 1)[0] ?? type),
  };
}

/** `aws.west` for `${aws.west}`. */
export function providerKeyIn(text: string): string {
  return text.replace(/^\$\{(.*)\}$/, '$1');
}

function callOf(call: Json, module: ModuleTemplate): ModuleCall {
  const expressions: [string, Expression][] = [];
  for (const [name, value] of Object.entries(isObject(call) ? call : {})) {
    if (!metaArguments.includes(name) && !['source', 'version', 'providers'].includes(name)) {
      expressions.push([name, expressionOf(value)]);
    }
  }
  return {
    expressions: Object.fromEntries(expressions),
    forEach: metaAt(call, 'for_each'),
    count: metaAt(call, 'count'),
    module,
  };
}

function metaAt(json: Json, name: string): Expression | undefined {
  const value = memberOf(json, name);
  return value === undefined ? undefined : expressionOf(value);
}

function expressionMap(
  section: JsonObject,
  valueOf: (json: Json) => Json | undefined,
): ReadonlyMap<string, Expression> {
  const found = new Map<string, Expression>();
  for (const [name, json] of Object.entries(section)) {
    const value = valueOf(json);
    if (name !== '//' && value !== undefined) found.set(name, expressionOf(value));
  }
  return found;
}
