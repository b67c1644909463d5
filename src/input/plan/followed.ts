import { traversalsOf } from '../expression.ts';
import type { Leaf } from '../expression.ts';
import { constantOf, isKnownWhilePlanning } from '../evaluation.ts';
import type { Scope } from '../evaluation.ts';
import { templateValue } from '../template-text.ts';
import type { Json } from '../value.ts';

/** Every instance of a module reads the same expressions in the same scope: each is followed once. */
const answers = new WeakMap<Scope, WeakMap<Leaf, { readonly value: Json | undefined }>>();

/** Value of an expression whose every input is known; null is "no value"; undefined when it cannot be told. */
export function followed(leaf: Leaf, scope: Scope | undefined): Json | undefined {
  if (scope === undefined || leaf.references === undefined) return undefined;
  let inScope = answers.get(scope);
  if (inScope === undefined) answers.set(scope, (inScope = new WeakMap()));
  let answer = inScope.get(leaf);
  if (answer === undefined) inScope.set(leaf, (answer = { value: follow(leaf, scope) }));
  return answer.value;
}

function follow(leaf: Leaf, scope: Scope): Json | undefined {
  const traversals = traversalsOf(leaf);
  const [first, ...others] = traversals;
  if (first === undefined) return undefined;
  if (typeof leaf.constant_value === 'string') {
    const value = templateValue(leaf.constant_value, (inner) => constantOf(inner, scope)?.value);
    if (value !== undefined) return value;
  } else if (others.length === 0 && first.root === 'var') {
    // A plan does not say whether the expression is the variable itself, so only plain values are believed.
    const value = constantOf(first, scope)?.value;
    if (value === null || (value !== undefined && typeof value !== 'object')) return value;
    if (value !== undefined) return undefined;
  }
  // Terraform had every input and still left it to the provider: the expression gave null.
  return scope.evaluated && traversals.every((each) => isKnownWhilePlanning(each, scope)) ? null : undefined;
}
