import type { ModuleCall, ModuleTemplate, ResourceTemplate } from '../deployment.ts';
import { isExpression } from '../expression.ts';
import type { Expression } from '../expression.ts';
import { isObject, listAt, memberOf, objectAt, stringsOf, textAt } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';
import type { Json } from '../value.ts';

export const emptyModule: ModuleTemplate = {
  resources: new Map(),
  calls: new Map(),
  outputs: new Map(),
  variables: new Map(),
  locals: new Map(),
};

/** Reads one module of `configuration`, with the modules it calls. Expressions are kept as they are, not copied. */
export function readModule(module: JsonObject): ModuleTemplate {
  const resources = new Map<string, ResourceTemplate>();
  for (const resource of listAt(module, 'resources')) {
    const address = textAt(resource, 'address');
    if (address === undefined) continue;
    resources.set(address, {
      expressions: expressionAt(resource, 'expressions') ?? {},
      forEach: expressionAt(resource, 'for_each_expression'),
      count: expressionAt(resource, 'count_expression'),
      dependsOn: stringsOf(memberOf(resource, 'depends_on')),
      providerKey: textAt(resource, 'provider_config_key'),
    });
  }
  const calls = new Map<string, ModuleCall>();
  for (const [name, call] of Object.entries(objectAt(module, 'module_calls'))) calls.set(name, readCall(call));
  return {
    resources,
    calls,
    outputs: outputsOf(module),
    variables: variablesOf(module),
    locals: new Map(),
  };
}

function readCall(call: Json): ModuleCall {
  return {
    expressions: expressionMap(objectAt(call, 'expressions')),
    forEach: expressionAt(call, 'for_each_expression'),
    count: expressionAt(call, 'count_expression'),
    module: memberOf(call, 'module') === undefined ? emptyModule : readModule(objectAt(call, 'module')),
  };
}

function outputsOf(module: JsonObject): ReadonlyMap<string, Expression> {
  const outputs = new Map<string, Expression>();
  for (const [name, output] of Object.entries(objectAt(module, 'outputs'))) {
    const expression = expressionAt(output, 'expression');
    if (expression !== undefined) outputs.set(name, expression);
  }
  return outputs;
}

function variablesOf(module: JsonObject): ReadonlyMap<string, Json | undefined> {
  const variables = Object.entries(objectAt(module, 'variables'));
  return new Map(
    variables.map(([name, each]) => [name, isSecretVariable(each) ? undefined : memberOf(each, 'default')]),
  );
}

/** True for a declared variable whose value must not be shown. */
export function isSecretVariable(variable: Json | undefined): boolean {
  return memberOf(variable, 'sensitive') === true || memberOf(variable, 'ephemeral') === true;
}

function expressionMap(arguments_: JsonObject): Readonly<Record<string, Expression>> {
  const found: [string, Expression][] = [];
  for (const [name, expression] of Object.entries(arguments_)) {
    if (isExpression(expression)) found.push([name, expression]);
  }
  return Object.fromEntries(found);
}

function expressionAt(value: Json, key: string): Expression | undefined {
  const found = memberOf(value, key);
  return isObject(value) && isExpression(found) ? found : undefined;
}

/** Addresses of called modules whose content is not there. */
export function opaqueModulesOf(root: ModuleTemplate): readonly string[] {
  const found: string[] = [];
  const stack: [path: string, module: ModuleTemplate][] = [['', root]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [path, { calls }] = next;
    for (const [name, { module }] of calls) {
      const inner = `${path}module.${name}`;
      if (module === emptyModule) found.push(inner);
      else stack.push([`${inner}.`, module]);
    }
  }
  return found;
}
