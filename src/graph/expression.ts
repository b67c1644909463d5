import type { Expression } from '../input/deployment.ts';
import type { Json } from '../input/value.ts';

/** A leaf of an expression tree: what it refers to, or the constant it is. */
export type Leaf =
  | { readonly references: readonly string[]; readonly constant: undefined }
  | { readonly references: undefined; readonly constant: Json };

/** The leaf an expression is; undefined when it is a nested block, a list of blocks, or a constant function call. */
export function leafOf(expression: Expression): Leaf | undefined {
  // A damaged plan may hold anything in its configuration.
  if (!isExpression(expression)) return undefined;
  let leaf = leaves.get(expression);
  if (leaf === undefined) leaves.set(expression, (leaf = readLeaf(expression) ?? 'none'));
  return leaf === 'none' ? undefined : leaf;
}

/** Every instance of a resource has the same expressions: each is read once. */
const leaves = new WeakMap<Expression, Leaf | 'none'>();

function readLeaf(expression: Expression): Leaf | undefined {
  if (isList(expression)) return undefined;
  const { references, constant_value: constant } = expression;
  if (isTexts(references)) return { references, constant: undefined };
  if (constant !== undefined && isConstant(expression)) return { references: undefined, constant };
  return undefined;
}

/** Expressions directly below one that is no leaf. */
export function below(expression: Expression): readonly Expression[] {
  return Object.values(expression).filter(isExpression);
}

/** Arguments directly below a nested block, by name; the elements of a list by place. */
export function namedBelow(expression: Expression): readonly (readonly [name: string, inner: Expression])[] {
  return Object.entries(expression).filter((entry): entry is [string, Expression] => isExpression(entry[1]));
}

/** All known texts in a value. Texts with an interpolation are expressions, not values. */
export function textsIn(value: Json): string[] {
  const texts: string[] = [];
  const stack: Json[] = [value];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') {
      if (next !== '' && !next.includes('${')) texts.push(next);
    } else if (next !== null && typeof next === 'object') {
      stack.push(...Object.values(next).toReversed());
    }
  }
  return texts;
}

function isList(expression: Expression): expression is readonly Expression[] {
  return Array.isArray(expression);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isConstant(expression: Expression): expression is { readonly constant_value: Json } {
  return Object.hasOwn(expression, 'constant_value');
}

function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null;
}
