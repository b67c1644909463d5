import { blockAddress } from '../input/address.ts';
import type { Traversal } from '../input/traversal.ts';
import type { Leaf } from '../input/expression.ts';
import { InstanceScope } from './instance-scope.ts';

/**
 * What an instance made by `count` takes of a written list: `element([aws_subnet.a.id, aws_subnet.b.id], count.index)` is
 * listed as the elements and, last, `count.index`. Undefined where an element may be a list itself. A condition on the index
 * stands first.
 */
export function ownElement(traversals: readonly Traversal[], scope: InstanceScope): Traversal | undefined {
  const elements = traversals.slice(0, -1);
  const key = scope.repetition?.key;
  if (typeof key !== 'number' || elements.length < 2 || traversals.at(-1)?.root !== 'count.index') return undefined;
  return elements.every((one) => isOneValue(one, scope)) ? elements[key % elements.length] : undefined;
}

/**
 * The scope of an expression that counts its instances round and round: of `count.index % 2` the third is the first again.
 * Synthesised text shows it, the references of a plan do not.
 */
export function roundScope(scope: InstanceScope, { constant_value: text }: Leaf): InstanceScope {
  const { repetition, moduleInstance } = scope;
  if (typeof text !== 'string' || typeof repetition?.key !== 'number') return scope;
  const rounds = Array.from(text.matchAll(/\bcount\.index\b(?:\s*%\s*(\d+))?/gu), ([, round]) => Number(round));
  const [round = Number.NaN] = rounds;
  if (!(round > 0) || rounds.some((other) => other !== round)) return scope;
  return new InstanceScope(moduleInstance, { ...repetition, key: repetition.key % round });
}

/** An attribute of one resource that is named in the singular. */
function isOneValue(traversal: Traversal, { moduleInstance }: InstanceScope): boolean {
  if (traversal.root !== 'resource') return false;
  const [first] = traversal.steps;
  const last = traversal.steps.at(-1);
  const isOne = first?.kind === 'index' || moduleInstance.resources.get(blockAddress(traversal))?.isRepeated === false;
  return isOne && last?.kind === 'attribute' && !/[^s]s$/u.test(last.name);
}
