import { pairBlocks } from './block-pairing.ts';
import { isBlock, isBlockList, isConstant, isLeaf } from '../expression.ts';
import type { Expression, Leaf } from '../expression.ts';
import { followed } from './followed.ts';
import { isList, isObject, memberOf } from '../json/json.ts';
import type { Scope } from '../evaluation.ts';
import type { Json } from '../value.ts';

/**
 * What the configuration says at one place: `written` there, `within` an expression that stands for a whole block,
 * `absent` (it is not written), or `untold` (there is no configuration, or it leaves this place out, as it does the
 * content of dynamic blocks).
 */
export type Written =
  | { readonly kind: 'written'; readonly expression: Expression }
  | { readonly kind: 'within'; readonly leaf: Leaf }
  | { readonly kind: 'absent' }
  | { readonly kind: 'untold' };

export const absent: Written = { kind: 'absent' };
export const untold: Written = { kind: 'untold' };

/** One place in a plan: its value beside the masks, and what was written there. */
export interface Place {
  /** Undefined where the plan has no key. */
  readonly value: Json | undefined;
  /** `after_unknown` here: true, or a mask of the same shape that may be shorter than the value. */
  readonly unknown: Json | undefined;
  /** `after_sensitive` here. */
  readonly sensitive: Json | undefined;
  readonly written: Written;
}

/** Puts a constant from the configuration where the plan says only "unknown". */
export function settle(place: Place, scope: Scope | undefined): Place {
  if (place.unknown !== true || place.written.kind !== 'written') return place;
  const { expression } = place.written;
  if (!isLeaf(expression)) return place;
  const value = isConstant(expression) ? expression.constant_value : followed(expression, scope);
  return value === undefined ? place : { ...place, value, unknown: undefined };
}

/** One step of a path: an argument by name, an element by number; a name in a list of blocks means the first. */
export function stepInto(place: Place, step: string, scope: Scope | undefined): Place {
  const isNumber = /^\d+$/.test(step);
  if (isObject(place.value) && (!isNumber || Object.hasOwn(place.value, step))) return memberPlace(place, step);
  if (isNumber) return elementAt(place, Number(step), scope) ?? nowhere(place);
  const first = elementAt(place, 0, scope);
  if (first !== undefined && first !== place) return memberPlace(settle(first, scope), step);
  return memberPlace(place, step);
}

/** A list of blocks that has no such element. */
function nowhere(place: Place): Place {
  return { value: undefined, unknown: place.unknown === true, sensitive: place.sensitive === true, written: absent };
}

function memberPlace(place: Place, key: string): Place {
  const value = memberOf(place.value, key);
  return {
    value,
    unknown: memberMask(place.unknown, key),
    sensitive: memberMask(place.sensitive, key),
    written: memberWritten(place, key, value),
  };
}

function memberMask(mask: Json | undefined, key: string): Json | undefined {
  return mask === true ? true : memberOf(mask, key);
}

function elementMask(mask: Json | undefined, index: number): Json | undefined {
  return mask === true ? true : isList(mask) ? mask[index] : undefined;
}

function memberWritten({ written }: Place, key: string, value: Json | undefined): Written {
  // Planned although not written: the content of a dynamic block, or a block in argument form (0.12 `route {}`).
  if (written.kind === 'absent') return value === undefined ? absent : untold;
  if (written.kind !== 'written') return written;
  const [expression] = argumentsCalled(written.expression, key);
  if (expression === undefined) return absent;
  const isWhole = expression === written.expression && isLeaf(expression);
  return isWhole ? { kind: 'within', leaf: expression } : { kind: 'written', expression };
}

/** What is written at `key` of an expression: one for a block, one a block for a list, the whole for a leaf. */
export function argumentsCalled(expression: Expression, key: string): readonly Expression[] {
  if (isBlockList(expression)) return expression.flatMap((each) => argumentsCalled(each, key));
  if (isBlock(expression)) {
    const found = Object.hasOwn(expression, key) ? expression[key] : undefined;
    return found === undefined ? [] : [found];
  }
  if (!isLeaf(expression)) return [];
  if (!isConstant(expression)) return expression.references === undefined ? [] : [expression];
  const constant = expression.constant_value;
  if (isList(constant)) return constant.flatMap((each) => argumentsCalled({ constant_value: each }, key));
  const found = memberOf(constant, key);
  return found === undefined ? [] : [{ constant_value: found }];
}

/** Elements of a list of blocks or values; one for a single block; none where nothing is written. */
export function elementsOf(place: Place, scope: Scope | undefined): readonly Place[] {
  const { length, at } = elements(place, scope);
  return Array.from({ length }, (_, index) => at(index));
}

/** One of them, without a look at the others: lists may be long, and each element is asked for by its number. */
export function elementAt(place: Place, index: number, scope: Scope | undefined): Place | undefined {
  const { length, at } = elements(place, scope);
  return index < length ? at(index) : undefined;
}

interface Elements {
  readonly length: number;
  readonly at: (index: number) => Place;
}

const none: Elements = {
  length: 0,
  at: () => ({ value: undefined, unknown: undefined, sensitive: undefined, written: absent }),
};

function elements(place: Place, scope: Scope | undefined): Elements {
  const { value, unknown: mask, sensitive, written } = settle(place, scope);
  if (isList(value)) {
    const writtenAt = elementsWritten(written, value);
    return {
      length: value.length,
      at: (index) => ({
        value: value[index] ?? undefined,
        unknown: elementMask(mask, index),
        sensitive: elementMask(sensitive, index),
        written: writtenAt(index),
      }),
    };
  }
  const single: Elements = { length: 1, at: () => place };
  if (isObject(value)) return single;
  if (mask !== true || written.kind !== 'written') return none;
  const { expression } = written;
  if (!isBlockList(expression)) return isBlock(expression) ? single : none;
  return {
    length: expression.length,
    at: (index) => {
      const each = expression[index];
      const own: Written = each === undefined ? absent : { kind: 'written', expression: each };
      return settle({ value: undefined, unknown: true, sensitive, written: own }, scope);
    },
  };
}

/** Blocks are read one by one; they are paired once. */
const paired = new WeakMap<readonly Json[], { readonly of: Expression; readonly pairs: Pairs }>();
type Pairs = ReturnType<typeof pairBlocks>;

function pairsOf(written: readonly Expression[], planned: readonly Json[]): Pairs {
  const known = paired.get(planned);
  if (known?.of === written) return known.pairs;
  const pairs = pairBlocks(written, planned);
  paired.set(planned, { of: written, pairs });
  return pairs;
}

function elementsWritten(written: Written, values: readonly Json[]): (index: number) => Written {
  if (written.kind === 'absent') return () => untold;
  if (written.kind !== 'written') return () => written;
  const { expression } = written;
  if (isBlockList(expression)) {
    const pairs = pairsOf(expression, values);
    return (index) => {
      const block = pairs[index];
      return block === undefined ? untold : { kind: 'written', expression: block };
    };
  }
  if (!isLeaf(expression)) return () => written;
  const constant = isConstant(expression) ? expression.constant_value : undefined;
  if (constant === undefined) return () => ({ kind: 'within', leaf: expression });
  return (index) => {
    const element = isList(constant) ? constant[index] : undefined;
    return element === undefined ? untold : { kind: 'written', expression: { constant_value: element } };
  };
}

/** A block, not a plain value: an object, or something unknown that is written as a block. */
export function isBlockPlace({ value, written }: Place): boolean {
  if (value !== undefined) return isObject(value);
  if (written.kind !== 'written') return false;
  // In a list of blocks an empty one is a block without arguments, not an expression without references.
  return isBlock(written.expression) || (isLeaf(written.expression) && Object.keys(written.expression).length === 0);
}

/** Everything directly below a place, by key or index. */
export function* childrenOf(place: Place, scope: Scope | undefined): Iterable<readonly [string, Place]> {
  if (isObject(place.value)) {
    for (const key of Object.keys(place.value)) yield [key, memberPlace(place, key)];
    return;
  }
  if (isList(place.value)) {
    for (const [index, element] of elementsOf(place, scope).entries()) yield [String(index), element];
    return;
  }
  if (place.unknown !== true || place.written.kind !== 'written') return;
  const { expression } = place.written;
  if (isBlockList(expression)) {
    for (const [index, element] of elementsOf(place, scope).entries()) yield [String(index), element];
  } else if (isBlock(expression)) {
    for (const key of Object.keys(expression)) yield [key, memberPlace(place, key)];
  }
}
