import type { Resource } from '../input/deployment.ts';
import { constantOf, definitionOf } from '../input/evaluation.ts';
import { leavesOf, traversalsOf } from '../input/expression.ts';
import type { Expression, Leaf } from '../input/expression.ts';
import type { Traversal } from '../input/traversal.ts';
import { type InstanceScope, scopeOf } from './instance-scope.ts';
import type { ModuleInstances } from './module-instances.ts';

/** Locals of locals; a loop of them ends here. */
const mostLevels = 5;

interface Written {
  readonly expression: Expression;
  readonly scope: InstanceScope;
}

/**
 * The texts by which an expression picks one of several: those that stand in it, keys of its indexes, and what variables, locals
 * and `each` are; then those of what its locals are written as, level by level. A plan shows keys, variables and `each` only.
 * Empty where the expression compares in other ways than for equality: then a text tells nothing.
 */
export function textsAt(resource: Resource, path: string, instances: ModuleInstances): readonly (readonly string[])[] {
  const scope = scopeOf(resource, instances);
  let level: readonly Written[] = resource.attributes.expressions(path).map((expression) => ({ expression, scope }));
  const found: (readonly string[])[] = [];
  while (level.length > 0 && found.length < mostLevels) {
    const leaves = level.flatMap(({ expression, scope: at }) => leavesOf(expression).map((leaf) => ({ leaf, at })));
    if (leaves.some(({ leaf }) => isConditional(leaf))) return [];
    const parts = leaves.flatMap(({ leaf, at }) => traversalsOf(leaf).map((traversal) => ({ traversal, at })));
    found.push([
      ...leaves.flatMap(({ leaf }) => quotedIn(leaf)),
      ...parts.flatMap(({ traversal, at }) => textOf(traversal, at)),
    ]);
    level = parts.flatMap(({ traversal, at }) => {
      const isText = traversal.root === 'local' && constantOf(traversal, at) === undefined;
      return (isText && definitionOf(traversal, at)) || [];
    });
  }
  return found;
}

/** What is chosen by a condition, or by what it is not, is not what the texts name. */
function isConditional({ constant_value: text }: Leaf): boolean {
  return typeof text === 'string' && (text.includes('!=') || /\s\?\s/u.test(text));
}

const quoted = /"([^"\\$%]*)"/gu;

function quotedIn({ constant_value: text }: Leaf): readonly string[] {
  if (typeof text !== 'string') return [];
  return text.includes('${') ? Array.from(text.matchAll(quoted), ([, inner = '']) => inner) : [text];
}

function textOf(traversal: Traversal, scope: InstanceScope): readonly string[] {
  const keys = traversal.steps.flatMap((step) =>
    step.kind === 'index' && typeof step.key === 'string' ? [step.key] : [],
  );
  const value = constantOf(traversal, scope)?.value;
  return typeof value === 'string' ? [...keys, value] : keys;
}
