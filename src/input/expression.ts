import type { Expression } from './deployment.ts';
import { isList as isJsonList, isObject } from './json/json.ts';
import type { Json } from './value.ts';

/** An expression as written at one argument: a constant, or what it refers to. */
export interface Leaf {
  readonly constant_value?: Json;
  readonly references?: readonly string[];
}

export type Block = { readonly [argument: string]: Expression };

export function isBlockList(expression: Expression): expression is readonly Expression[] {
  return Array.isArray(expression);
}

/**
 * True for one argument's expression, false for a nested block. A block may have an argument that is called
 * `references`, but its value is never a list of strings. An expression without references is an empty object.
 */
export function isLeaf(expression: Expression): expression is Leaf {
  if (isBlockList(expression) || !isObjectAtAll(expression)) return false;
  if ('constant_value' in expression) return true;
  if ('references' in expression) {
    return isStrings(expression.references);
  }
  return isEmpty(expression);
}

/** Asked of every block of a plan, so the names of its arguments are not listed for it. */
function isEmpty(object: object): boolean {
  for (const _ in object) return false;
  return true;
}

export function isBlock(expression: Expression): expression is Block {
  return isObjectAtAll(expression) && !isBlockList(expression) && !isLeaf(expression);
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** A damaged plan may hold anything in its configuration; only this far is it trusted to be what the type says. */
function isObjectAtAll(expression: unknown): boolean {
  return typeof expression === 'object' && expression !== null;
}

/** JSON out of a plan's `configuration`, which has the shape of expressions by its format. */
export function isExpression(value: Json | undefined): value is Json & Expression {
  return isObject(value) || isJsonList(value);
}

/** What a leaf refers to. */
export function referencesOf(leaf: Leaf): readonly string[] {
  return isStrings(leaf.references) ? leaf.references : [];
}

/** True when the leaf is a plain constant: JSON configuration repeats its source beside the references. */
export function isConstant(leaf: Leaf): boolean {
  return leaf.constant_value !== undefined && referencesOf(leaf).length === 0;
}

/** References without those that are only the beginning of a longer one: `aws_lb.a.arn`, but not `aws_lb.a` beside it. */
export function longestOf(references: readonly string[]): readonly string[] {
  if (references.length < 2) return references;
  const prefixes = new Set<string>();
  for (const reference of references) {
    for (let at = 1; at < reference.length; at++) {
      if (reference[at] === '.' || reference[at] === '[') prefixes.add(reference.slice(0, at));
    }
  }
  return references.filter((each) => !prefixes.has(each));
}

/** Every leaf below an expression, in the order written. */
export function leavesOf(expression: Expression): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const stack: Expression[] = [expression];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isBlockList(next)) for (const each of next.toReversed()) stack.push(each);
    else if (isBlock(next)) for (const each of Object.values(next).toReversed()) stack.push(each);
    else if (isLeaf(next) && Object.keys(next).length > 0) leaves.push(next);
  }
  return leaves;
}
