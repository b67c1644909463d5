import { isBlock, isBlockList } from '../input/expression.ts';
import type { Expression } from '../input/expression.ts';
import { weakest } from './certainty.ts';
import type { Certainty } from './graph.ts';
import type { Access } from './instance-selection.ts';

/** A part of what is written, what is still to be read from it, and how sure it is that it is this part. */
export interface WrittenPart {
  readonly expression: Expression;
  readonly access: readonly Access[];
  readonly certainty: Certainty;
}

/**
 * Goes into a written list or object as far as indexes and names lead: the second element of
 * `[aws_subnet.a.id, aws_subnet.b.id]` for `local.all[count.index]`. Beyond the end of a list `element` begins again.
 */
export function partOf(expression: Expression, access: readonly Access[]): WrittenPart {
  let part: WrittenPart = { expression, access, certainty: 'exact' };
  for (let next = below(part); next !== undefined; next = below(part)) part = next;
  return part;
}

function below({ expression, access, certainty }: WrittenPart): WrittenPart | undefined {
  const [first, ...rest] = access;
  if (first === undefined) return undefined;
  if (isBlockList(expression)) {
    const place = first.kind === 'count' ? first.index : first.kind === 'index' ? first.key : undefined;
    const element = typeof place === 'number' ? expression[place % expression.length] : undefined;
    const most = first.kind === 'count' ? 'fuzzy' : 'exact';
    return element && { expression: element, access: rest, certainty: weakest(certainty, most) };
  }
  const name = first.kind === 'attribute' ? first.name : first.kind === 'count' ? first.index : first.key;
  if (!isBlock(expression) || !Object.hasOwn(expression, name)) return undefined;
  const member = expression[name];
  const most = first.kind === 'key' ? first.certainty : 'exact';
  return member && { expression: member, access: rest, certainty: weakest(certainty, most) };
}
