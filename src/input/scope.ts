import type { Expression, ModuleCall, ModuleTemplate } from './deployment.ts';
import { isBlock, isBlockList, isLeaf, longestOf, referencesOf } from './expression.ts';
import type { Leaf } from './expression.ts';
import { isList, memberOf } from './json/json.ts';
import { templateValue } from './template-text.ts';
import type { Json } from './value.ts';

/** Where an expression stands: the module as written, who calls it, and the instance it was expanded for. */
export interface Scope {
  readonly module: ModuleTemplate;
  /** Values given to the root module's variables. */
  readonly variables: Readonly<Record<string, Json>>;
  /** Undefined for the root module. */
  readonly caller: { readonly scope: Scope; readonly call: ModuleCall } | undefined;
  /** What `count.index`, `each.key` and `each.value` are; only where the reader itself expanded the resource. */
  readonly instance?: Readonly<Record<string, Json>>;
  /** Terraform has evaluated the expressions: what it left unknown although it knew all inputs is null. */
  readonly evaluated: boolean;
  /** A data source read only during the apply: what nobody wrote is its result, not a default. */
  readonly deferred?: boolean;
}

/** Long enough for any chain of modules; a loop of locals ends here. */
const longestChain = 200;

/**
 * Follows a reference through variables, defaults, module calls and locals to a constant.
 * Undefined when it leads anywhere else; null when it leads to "no value".
 */
export function constantOf(reference: string, scope: Scope): Json | undefined {
  let rest = stepsOf(reference);
  let at = scope;
  for (let hops = 0; hops < longestChain; hops++) {
    const [root, name] = rest;
    if (root === undefined || name === undefined) return undefined;
    if (root === 'count' || root === 'each') {
      const inner = memberOf(at.instance, `${root}.${name}.${rest[2] ?? ''}`);
      if (inner !== undefined) return walk(inner, rest.slice(3));
      return walk(memberOf(at.instance, `${root}.${name}`), rest.slice(2));
    }
    if (root !== 'var' && root !== 'local') return undefined;
    const home = root === 'local' ? at : at.caller?.scope;
    const written = root === 'local' ? at.module.locals.get(name) : argumentOf(at.caller?.call, name);
    if (written === undefined || home === undefined) {
      if (root === 'local') return undefined;
      return walk(variableOf(name, at), rest.slice(2));
    }
    const [expression, below] = descend(written, rest.slice(2));
    if (expression === undefined || !isLeaf(expression)) return undefined;
    const next = continued(expression, home);
    if (next === undefined) return undefined;
    if ('value' in next) return walk(next.value, below);
    rest = [...stepsOf(next.reference), ...below];
    at = home;
  }
  return undefined;
}

/** True when Terraform knew the value of the reference while it planned. */
export function isKnownWhilePlanning(reference: string, scope: Scope): boolean {
  if (/^(count\.index|each\.key|path\.|terraform\.)/.test(reference)) return true;
  return constantOf(reference, scope) !== undefined;
}

function argumentOf(call: ModuleCall | undefined, name: string): Expression | undefined {
  return call !== undefined && Object.hasOwn(call.expressions, name) ? call.expressions[name] : undefined;
}

/** Goes into a written object or list as far as the steps lead; gives the steps that are left. */
function descend(
  expression: Expression,
  steps: readonly string[],
): readonly [expression: Expression | undefined, left: readonly string[]] {
  let at: Expression | undefined = expression;
  let taken = 0;
  for (const step of steps) {
    if (at === undefined || isLeaf(at)) break;
    at = isBlockList(at) ? at[Number(step)] : isBlock(at) && Object.hasOwn(at, step) ? at[step] : undefined;
    taken += 1;
  }
  return [at, steps.slice(taken)];
}

function continued(leaf: Leaf, scope: Scope): { value: Json } | { reference: string } | undefined {
  const references = longestOf(referencesOf(leaf));
  const constant = leaf.constant_value;
  if (references.length === 0) return constant === undefined ? undefined : { value: constant };
  const [only] = references;
  if (references.length === 1 && only !== undefined && (constant === undefined || constant === `\${${only}}`)) {
    return { reference: only };
  }
  if (typeof constant !== 'string') return undefined;
  // A mixed text may only use what is known without following further: chains stay chains, never trees.
  const value = templateValue(constant, (inner) => localConstant(inner, scope));
  return value === undefined ? undefined : { value };
}

function localConstant(reference: string, scope: Scope): Json | undefined {
  const [root, name, ...rest] = stepsOf(reference);
  if (name === undefined) return undefined;
  if (root === 'var' && scope.caller === undefined) return walk(variableOf(name, scope), rest);
  if (root !== 'local') return undefined;
  const written = scope.module.locals.get(name);
  if (written === undefined || !isLeaf(written) || referencesOf(written).length > 0) return undefined;
  return walk(written.constant_value, rest);
}

function variableOf(name: string, scope: Scope): Json | undefined {
  if (scope.caller === undefined && Object.hasOwn(scope.variables, name)) return scope.variables[name];
  return scope.module.variables.get(name);
}

/** `var.x["a"].b[0]` as names: var, x, a, b, 0. */
function stepsOf(reference: string): readonly string[] {
  const steps: string[] = [];
  for (const [, name, index, quoted] of reference.matchAll(/([^.[\]"]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/g)) {
    steps.push(name ?? index ?? quoted ?? '');
  }
  return steps;
}

function walk(value: Json | undefined, steps: readonly string[]): Json | undefined {
  let at = value;
  for (const step of steps) {
    if (at === undefined || at === null) return at;
    // An attribute that an object leaves out is an optional one: no value.
    at = isList(at) ? at[Number(step)] : (memberOf(at, step) ?? null);
  }
  return at;
}
