import { own } from '../own.ts';
import type { ModuleCall, ModuleTemplate } from './deployment.ts';
import { isBlock, isBlockList, isLeaf, traversalsOf } from './expression.ts';
import type { Expression, Leaf } from './expression.ts';
import { isList, memberOf } from './json/json.ts';
import { templateValue } from './template-text.ts';
import type { Step, Traversal } from './traversal.ts';
import type { Json } from './value.ts';

/** Where an expression is evaluated: the module as written, who calls it, and the instance it was expanded for. */
export interface Scope extends ScopeOf<Scope> {
  /** Terraform has evaluated the expressions: what it left unknown although it knew all inputs is null. */
  readonly evaluated: boolean;
  /** A data source read only during the apply: what is not written is its result, not a default. */
  readonly deferred?: boolean;
}

/** A scope whose callers are scopes of the same kind. */
export interface ScopeOf<Caller> {
  readonly module: ModuleTemplate;
  /** Values given to the root module's variables. */
  readonly variables: Readonly<Record<string, Json>>;
  /** Undefined for the root module. */
  readonly caller: { readonly scope: Caller; readonly call: ModuleCall } | undefined;
  /** What `count.index`, `each.key` and `each.value` are; only where that is known. */
  readonly instance?: Readonly<Record<string, Expression | undefined>> | undefined;
}

/** A value that a traversal leads to. */
export interface Constant {
  /** Null where it leads to "no value". */
  readonly value: Json;
  /** An expression on the way may have changed the value: a plan says what an expression refers to and not how. */
  readonly derived: boolean;
}

/** Long enough for any module in modules; a loop of locals ends here. */
const mostHops = 200;

/** Follows a traversal through variables, defaults, module calls and locals; undefined when it leads anywhere else. */
export function constantOf<S extends ScopeOf<S>>(start: Traversal, scope: S): Constant | undefined {
  let traversal = start;
  let { steps } = start;
  let at = scope;
  let derived = false;
  for (let hops = 0; hops < mostHops; hops++) {
    const definition = definitionOf(traversal, at);
    if (definition === undefined) return undefined;
    const [expression, below] = descend(definition.expression, steps);
    if (expression === undefined || !isLeaf(expression)) return undefined;
    const next = continued(expression, definition.scope);
    if (next === undefined) return undefined;
    if ('value' in next) {
      const value = valueAt(next.value, below);
      return value === undefined ? undefined : { value, derived };
    }
    derived ||= expression.constant_value === undefined;
    traversal = next;
    steps = [...next.steps, ...below];
    at = definition.scope;
  }
  return undefined;
}

/** The expression that a variable, a local, `each` or `count` stands for, and the scope it is written in. */
export function definitionOf<S extends ScopeOf<S>>(
  traversal: Traversal,
  scope: S,
): { readonly expression: Expression; readonly scope: S } | undefined {
  switch (traversal.root) {
    case 'each.key':
    case 'each.value':
    case 'count.index':
      return written(scope.instance?.[traversal.root], scope);
    case 'local':
      return written(scope.module.locals.get(traversal.name), scope);
    case 'var': {
      const { caller } = scope;
      const argument = caller && argumentOf(caller.call, traversal.name);
      if (caller && argument) return { expression: argument, scope: caller.scope };
      const value = variableOf(traversal.name, scope);
      return value === undefined ? undefined : { expression: { constant_value: value }, scope };
    }
    case 'resource':
    case 'module':
    case 'constant':
    case 'unreadable':
      break;
  }
  return undefined;
}

function written<S>(expression: Expression | undefined, scope: S) {
  return expression && { expression, scope };
}

/** True when Terraform knew the value of the traversal while it planned. */
export function isKnownWhilePlanning(traversal: Traversal, scope: Scope): boolean {
  const { root } = traversal;
  return (
    root === 'count.index' || root === 'each.key' || root === 'constant' || constantOf(traversal, scope) !== undefined
  );
}

function argumentOf(call: ModuleCall, name: string): Expression | undefined {
  return own(call.expressions, name);
}

/** Goes into a written object or list as far as the steps lead; gives the steps that are left. */
function descend(
  expression: Expression,
  steps: readonly Step[],
): readonly [expression: Expression | undefined, left: readonly Step[]] {
  let at: Expression | undefined = expression;
  let taken = 0;
  for (const step of steps) {
    if (at === undefined || isLeaf(at)) break;
    const key = nameOf(step);
    at = isBlockList(at) ? at[Number(key)] : isBlock(at) && Object.hasOwn(at, key) ? at[key] : undefined;
    taken += 1;
  }
  return [at, steps.slice(taken)];
}

function continued<S extends ScopeOf<S>>(leaf: Leaf, scope: S): { readonly value: Json } | Traversal | undefined {
  const [only, ...others] = traversalsOf(leaf);
  const constant = leaf.constant_value;
  if (only === undefined) return constant === undefined ? undefined : { value: constant };
  if (others.length === 0 && (constant === undefined || constant === `\${${only.text}}`)) return only;
  if (typeof constant !== 'string') return undefined;
  // A mixed text may only use what is known without following further: one traversal leads to one, never to several.
  const value = templateValue(constant, (inner) => localConstant(inner, scope));
  return value === undefined ? undefined : { value };
}

function localConstant<S extends ScopeOf<S>>(traversal: Traversal, scope: S): Json | undefined {
  if (traversal.root === 'var' && scope.caller === undefined) {
    return valueAt(variableOf(traversal.name, scope), traversal.steps);
  }
  if (traversal.root !== 'local') return undefined;
  const local = scope.module.locals.get(traversal.name);
  if (local === undefined || !isLeaf(local) || traversalsOf(local).length > 0) return undefined;
  return valueAt(local.constant_value, traversal.steps);
}

function variableOf<S extends ScopeOf<S>>(name: string, scope: S): Json | undefined {
  if (scope.caller === undefined && Object.hasOwn(scope.variables, name)) return own(scope.variables, name);
  return scope.module.variables.get(name);
}

/** What the steps read from a value. An attribute that an object leaves out is an optional one: null. */
export function valueAt(value: Json | undefined, steps: readonly Step[]): Json | undefined {
  let at = value;
  for (const step of steps) {
    if (at === undefined || at === null) return at;
    const key = nameOf(step);
    at = isList(at) ? at[Number(key)] : (memberOf(at, key) ?? null);
  }
  return at;
}

function nameOf(step: Step): string {
  return step.kind === 'attribute' ? step.name : String(step.key);
}
