import { constantOf } from '../input/evaluation.ts';
import type { Traversal } from '../input/traversal.ts';
import type { Json } from '../input/value.ts';
import type { Certainty } from './graph.ts';
import type { InstanceScope } from './instance-scope.ts';
import type { Access } from './instance-selection.ts';

/** What stands in one expression beside the resources and modules it refers to. */
export interface IndexExpressions {
  /** The index of each traversal, by place; undefined where it has none, or none that can be told. */
  readonly indexes: readonly (Access | undefined)[];
  /** How sure it is that a traversal without an index stands for all it names, in a list. */
  readonly whole: Certainty;
}

/**
 * The indexes that are no constants: a plan lists `aws_subnet.a[each.key].id` as `aws_subnet.a`, `each.key`. The index
 * is the run of keys, variables and locals behind a traversal. In a list what is no index may belong to a slice or a filter.
 *
 * @param isCollection the expression gives a list or a set: a number in it is no index.
 */
export function indexExpressionsOf(
  traversals: readonly Traversal[],
  scope: InstanceScope,
  isCollection: boolean,
): IndexExpressions {
  const spent = new Set<Traversal>();
  const indexes = traversals.map((_, place) => {
    const run = runBehind(traversals, place);
    const index = indexOf(run, scope, isCollection);
    if (index !== undefined) for (const one of run) spent.add(one);
    return index;
  });
  if (!isCollection || !traversals.some(isBlockReference)) return { indexes, whole: 'exact' };
  const left = traversals.filter((one) => !isBlockReference(one) && !spent.has(one));
  // `slice(aws_subnet.a[*].id, 0, var.n)`; but in `var.n > 0 ? aws_subnet.a[*].id : []` the number is a condition.
  const isSliced = left.some(
    (one) => !(one === traversals[0] && traversals.length === 2) && isNumber(constantOf(one, scope)?.value),
  );
  return { indexes, whole: isSliced ? 'guessed' : left.length > 0 ? 'fuzzy' : 'exact' };
}

/** True for a reference to a resource or a module. */
export function isBlockReference({ root }: Traversal): boolean {
  return root === 'resource' || root === 'module';
}

function indexOf(run: readonly Traversal[], scope: InstanceScope, isCollection: boolean): Access | undefined {
  const key = scope.repetition?.key;
  const [first, second, ...others] = run;
  if (first === undefined) return undefined;
  if (typeof key === 'number' && run.some(({ root }) => root === 'count.index')) {
    return { kind: 'count', index: key, alone: second === undefined };
  }
  // x[var.of[each.key]]
  const isLookup = second?.root === 'each.key' && others.length === 0 && typeof key === 'string';
  if (second !== undefined && !isLookup) return undefined;
  const own = isLookup || first.root === 'each.key' || first.root === 'each.value';
  const steps = isLookup ? [...first.steps, { kind: 'index', key } as const] : first.steps;
  const constant = constantOf({ ...first, steps }, scope);
  const value = constant?.value;
  if (isCollection && !own && isNumber(value)) return undefined;
  if (typeof value === 'number') return { kind: 'index', key: value };
  if (typeof value === 'string') {
    // What a for-expression made of the map that for_each goes over cannot be seen.
    const isCertain = constant?.derived === false && first.root !== 'each.value';
    return { kind: 'key', key: value, certainty: isCertain ? 'exact' : 'fuzzy', own };
  }
  // each.value.zone of a map that the plan does not show: keys put together name what their values do.
  const isHidden = first.root === 'each.value' && typeof key === 'string';
  return isHidden ? { kind: 'key', key, certainty: 'fuzzy', own } : undefined;
}

/** A number, or a variable given as text that is one. */
function isNumber(value: Json | undefined): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d{1,9}$/u.test(value));
}

function runBehind(traversals: readonly Traversal[], place: number): readonly Traversal[] {
  const behind = traversals.slice(place + 1);
  const next = behind.findIndex(isBlockReference);
  return next < 0 ? behind : behind.slice(0, next);
}
