import { isBlockList, isLeaf, leavesOf, traversalsOf } from '../expression.ts';
import type { Expression } from '../expression.ts';
import { isList, marksAnything } from '../json/json.ts';
import { childrenOf, settle } from './planned-place.ts';
import type { Place, Written } from './planned-place.ts';
import type { Scope } from '../evaluation.ts';
import { known, omitted, Secret, unexplained, unknown } from '../value.ts';
import type { Json, Value } from '../value.ts';

/** What the plan says at a place. */
export function valueOf(place: Place, scope: Scope | undefined): Value {
  const { value, unknown: mask, sensitive, written } = settle(place, scope);
  if (mask === true && (value === undefined || value === null)) {
    if (scope?.evaluated === false && written.kind === 'written' && !isLeaf(written.expression)) {
      return composed(place, written.expression, scope);
    }
    const isDefault = written.kind === 'absent' && scope?.deferred !== true;
    return isDefault ? omitted : unknownBy(written);
  }
  if (value === undefined || value === null) return omitted;
  // The parts of a list or block are never read past a mark on one of them.
  if (marksAnything(sensitive)) return new Secret(value);
  if (marksAnything(mask)) return unknownBy(written);
  if (isList(value) && value.length === 0 && written.kind === 'absent') return omitted;
  return known(value);
}

/** A written list or block is known when everything in it is. */
function composed(place: Place, expression: Expression, scope: Scope): Value {
  const parts: [key: string, value: Json][] = [];
  for (const [key, child] of childrenOf(place, scope)) {
    const value = valueOf(child, scope);
    if (value.kind === 'unknown' || value.kind === 'sensitive') return unknownBy(place.written);
    parts.push([key, value.kind === 'known' ? value.value : null]);
  }
  return known(isBlockList(expression) ? parts.map(([, value]) => value) : Object.fromEntries(parts));
}

const unknowns = new WeakMap<Expression, Value>();

/** Unknown, and why: the same for every instance of a resource. */
function unknownBy(written: Written): Value {
  const expression =
    written.kind === 'within' ? written.leaf : written.kind === 'written' ? written.expression : undefined;
  // A damaged plan may hold anything in its configuration.
  if (typeof expression !== 'object' || expression === null) return unexplained;
  let value = unknowns.get(expression);
  if (value === undefined) unknowns.set(expression, (value = unknown(reasonOf(expression))));
  return value;
}

function reasonOf(expression: Expression): string {
  const texts = [
    ...new Set(
      leavesOf(expression)
        .flatMap(traversalsOf)
        .map(({ text }) => text),
    ),
  ];
  if (texts.length === 0) return 'known after apply';
  return `known after apply (${texts.slice(0, 3).join(', ')}${texts.length > 3 ? ', …' : ''})`;
}
