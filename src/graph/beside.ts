import type { Access } from './access.ts';
import type { Chain } from './chain.ts';
import { constantOf } from './constant.ts';
import type { Scope } from './scope.ts';

/**
 * The index that stood in `x[…]` before the plan collapsed it: `aws_subnet.a[each.key].id` is written as
 * `aws_subnet.a`, `each.key`. The index is the run of keys, variables and locals after the chain at `place`.
 *
 * @returns what the index reads; undefined when there is none, or when it cannot be told.
 */
export function indexBeside(chains: readonly Chain[], place: number, scope: Scope): Access | undefined {
  const own = runAfter(chains, place);
  if (own.length > 0) return indexOf(own, scope);
  // merge(a, b)[each.key]: the index stands after the last of several.
  const lastValue = chains.findLastIndex(isValue);
  if (lastValue <= place) return undefined;
  const shared = indexOf(runAfter(chains, lastValue), scope);
  return shared?.kind === 'key' ? { ...shared, certainty: 'fuzzy' } : shared;
}

/** True for a chain that is read as an index of the one before it rather than as a value of its own. */
export function standsBeside(chains: readonly Chain[], place: number): boolean {
  for (let before = place - 1; before >= 0; before--) {
    const chain = chains[before];
    if (chain === undefined || !isValue(chain)) continue;
    return chain.steps.length === 0;
  }
  return false;
}

function indexOf(run: readonly Chain[], scope: Scope): Access | undefined {
  const key = scope.repetition?.key;
  const [first, second] = run;
  if (first === undefined) return undefined;
  if (run.length === 1 && first.root !== 'count.index') {
    const constant = constantOf(first, scope);
    if (typeof constant?.value === 'string') return { kind: 'key', key: constant.value, certainty: constant.certainty };
    if (typeof constant?.value === 'number') return { kind: 'index', key: constant.value };
  }
  if (run.length === 2 && second?.root === 'each.key' && typeof key === 'string') {
    // x[var.of[each.key]]
    const looked = constantOf(first, scope, [{ kind: 'key', key, certainty: 'exact' }]);
    if (typeof looked?.value === 'string') return { kind: 'key', key: looked.value, certainty: looked.certainty };
  }
  if (typeof key === 'number' && run.some(({ root }) => root === 'count.index')) return { kind: 'count', index: key };
  if (typeof key === 'string' && run.some(({ root }) => root === 'each.key' || root === 'each.value')) {
    return { kind: 'key', key, certainty: 'fuzzy' };
  }
  return undefined;
}

function runAfter(chains: readonly Chain[], place: number): readonly Chain[] {
  const end = chains.findIndex((chain, at) => at > place && isValue(chain));
  return chains.slice(place + 1, end === -1 ? undefined : end).filter(({ root }) => root !== 'ignored');
}

function isValue({ root }: Chain): boolean {
  return root === 'resource' || root === 'module';
}
