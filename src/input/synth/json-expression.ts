import { isBlockList, isLeaf } from '../expression.ts';
import type { Expression } from '../expression.ts';
import { referencesIn } from '../hcl-references.ts';
import { isList, isObject, stringsIn } from '../json/json.ts';
import { elementsByIndex, elementsWritten, withoutNumbers } from './list-text.ts';
import { templateValue } from '../template-text.ts';
import type { Json } from '../value.ts';

/**
 * An argument of synthesised JSON as an expression. What holds no `${` is a constant and is kept as it is; an object
 * or list that does is taken apart, so that each element has its own references.
 */
export function expressionOf(json: Json): Expression {
  if (typeof json === 'string') return textExpression(json);
  if (!holdsTemplate(json)) return { constant_value: json };
  if (isList(json)) return json.map(expressionOf);
  if (!isObject(json)) return { constant_value: json };
  return blockOf(json, []);
}

/** A block without the arguments that are about Terraform itself. */
export function blockOf(block: { readonly [key: string]: Json }, without: readonly string[]): Expression {
  const written: [string, Expression][] = [];
  for (const [name, value] of Object.entries(block)) {
    if (name !== '//' && name !== 'dynamic' && !without.includes(name)) written.push([name, expressionOf(value)]);
  }
  const { dynamic } = block;
  if (isObject(dynamic)) {
    // How many blocks a `dynamic` makes is not known here, only what it refers to.
    for (const [name, value] of Object.entries(dynamic)) {
      const beside = written.find(([each]) => each === name)?.[1];
      const made: Expression = { references: referencesBelow(value) };
      written.push([name, beside === undefined ? made : [...elementsOf(beside), made]]);
    }
  }
  return Object.fromEntries(written);
}

function elementsOf(expression: Expression): readonly Expression[] {
  if (isBlockList(expression)) return expression;
  const constant = isLeaf(expression) ? expression.constant_value : undefined;
  return isList(constant) ? constant.map((each) => ({ constant_value: each })) : [expression];
}

/** Lists in lists beyond this are read as one expression. */
const mostDepth = 8;

function textExpression(text: string, depth = 0): Expression {
  if (!text.includes('${') && !text.includes('%{')) return { constant_value: text };
  const literal = templateValue(text, () => undefined);
  if (literal !== undefined) return { constant_value: literal };
  const written = withoutNumbers(text);
  const elements = depth < mostDepth ? elementsWritten(written) : undefined;
  if (elements !== undefined) return elements.map((one) => textExpression(one, depth + 1));
  const references = referencesByIndex(written) ?? referencesIn(written);
  // Without references it is a function of literals: not followed, so it must not look like a constant.
  return references.length === 0 ? { references } : { constant_value: written, references };
}

/** Of an element that an instance takes by its index, all that it may be, in order: one that is listed twice is taken twice. */
function referencesByIndex(text: string): readonly string[] | undefined {
  const elements = elementsByIndex(text)?.map(referencesIn);
  return elements?.every(({ length }) => length > 0) ? [...elements.flat(), 'count.index'] : undefined;
}

function referencesBelow(json: Json): readonly string[] {
  const found = new Set<string>();
  for (const text of stringsIn(json)) for (const reference of referencesIn(text)) found.add(reference);
  return [...found];
}

/** True when some string in a value is more than a literal. */
export function holdsTemplate(json: Json): boolean {
  for (const text of stringsIn(json)) if (text.includes('${') || text.includes('%{')) return true;
  return false;
}
