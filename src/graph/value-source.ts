import type { Resource } from '../input/deployment.ts';
import { leavesOf, traversalsOf } from '../input/expression.ts';
import type { ValueSource } from './graph.ts';

/** Where a value is read from that the plan does not know; undefined where it is known, or read from nowhere. */
export function valueSourceOf({ attributes, document, module }: Resource, path: string): ValueSource | undefined {
  const { kind } = attributes.read(path);
  const leaves = attributes.expressions(path).flatMap(leavesOf);
  const traversals = leaves.flatMap(traversalsOf);
  if (kind === 'known' || traversals.length === 0) return undefined;
  const written = leaves.map((leaf) => leaf.constant_value ?? traversalsOf(leaf).map(({ text }) => text));
  const repeated = new Set(['each.key', 'each.value', 'count.index']);
  return {
    text: JSON.stringify([document.name, module, written]),
    isWhole: leaves.every(({ constant_value: text }) => text !== undefined),
    isOfInstance: traversals.some(({ root }) => repeated.has(root)),
  };
}
