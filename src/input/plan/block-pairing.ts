import { isBlock, isConstant, isLeaf } from '../expression.ts';
import type { Expression } from '../expression.ts';
import { memberOf } from '../json/json.ts';
import type { Json } from '../value.ts';
import { push } from '../../multimap.ts';

/**
 * Tells which written block each planned one came from. A set is planned in another order than it was written, so
 * blocks are paired by their constants first, in order where several fit; a planned block that fits none (the content
 * of a dynamic block) is undefined. Linear in the blocks, but for the number of different forms they are written in.
 */
export function pairBlocks(
  written: readonly Expression[],
  planned: readonly Json[],
): readonly (Expression | undefined)[] {
  const waiting = new Map<string, { names: readonly string[]; byConstants: Map<string, Expression[]> }>();
  for (const block of written) {
    const names = constantNames(block);
    const form = names.join('\n');
    let group = waiting.get(form);
    if (group === undefined) waiting.set(form, (group = { names, byConstants: new Map() }));
    const key = keyOf(names, (name) => constantAt(block, name));
    push(group.byConstants, key, block);
  }
  for (const { byConstants } of waiting.values()) for (const blocks of byConstants.values()) blocks.reverse();
  // The form with the most constants knows best which planned block is its own.
  const groups = [...waiting.values()].toSorted((a, b) => b.names.length - a.names.length);
  return planned.map((value) => {
    for (const { names, byConstants } of groups) {
      const blocks = byConstants.get(keyOf(names, (name) => memberOf(value, name)));
      const block = blocks?.pop();
      if (block !== undefined) return block;
    }
    return undefined;
  });
}

/** The constants as one text; the plan may hold 80 where the configuration has "80". */
function keyOf(names: readonly string[], constantOf: (name: string) => Json | undefined): string {
  return JSON.stringify(
    names.map((name) => {
      const constant = constantOf(name);
      return typeof constant === 'object' ? '' : String(constant);
    }),
  );
}

function constantNames(block: Expression): readonly string[] {
  return isBlock(block) ? Object.keys(block).filter((name) => constantAt(block, name) !== undefined) : [];
}

/** The constant of an argument that is a plain value: null and lists may be planned in another form. */
function constantAt(block: Expression, name: string): Json | undefined {
  const argument = isBlock(block) && Object.hasOwn(block, name) ? block[name] : undefined;
  if (argument === undefined || !isLeaf(argument) || !isConstant(argument)) return undefined;
  const constant = argument.constant_value;
  return constant === null || typeof constant === 'object' ? undefined : constant;
}
