import { isList as isJsonList, isObject } from './json/json.ts';
import { traversalsIn } from './traversal.ts';
import type { Traversal } from './traversal.ts';
import type { Json } from './value.ts';

/**
 * One written expression. A leaf has `constant_value` or `references` (both, for JSON configuration: then the
 * references count); everything else is a nested block (object), or a list of blocks. The plan's own shape is kept,
 * so nothing is copied for plans of 100 MB.
 */
export type Expression =
  | { readonly constant_value?: Json; readonly references?: readonly string[] }
  | { readonly [argument: string]: Expression }
  | readonly Expression[];

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

/** What a leaf refers to, in the order written. */
export function traversalsOf({ references }: Leaf): readonly Traversal[] {
  return isStrings(references) ? traversalsIn(references) : [];
}

/** True when the leaf is a plain constant: JSON configuration repeats its source beside the references. */
export function isConstant(leaf: Leaf): boolean {
  return leaf.constant_value !== undefined && traversalsOf(leaf).length === 0;
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
