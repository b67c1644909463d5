import type { Resource } from '../../../input/deployment.ts';
import type { DataLoss } from '../../lost-data.ts';
import { argument, type Fact } from '../../fact.ts';
import type { Condition } from '../catalogue/disruptions.ts';
import { type LastCopy, lastCopies } from '../catalogue/last-copies.ts';
import { isSet } from '../settings.ts';
import { canonicalType } from '../type-aliases.ts';
import { holds } from './holds.ts';

/**
 * The stores that plans destroy, or replace by an empty one, without a copy. Terraform asks for a last snapshot by what the
 * arguments were before, so these are read.
 * @param after what is there after the plans, by id
 */
export function dataLosses(before: readonly Resource[], after: ReadonlyMap<string, Resource>): readonly DataLoss[] {
  return before.flatMap((store) => {
    const copy = store.mode === 'managed' ? lastCopies.get(canonicalType(store.type)) : undefined;
    const now = after.get(store.id);
    const isGone = now === undefined || now.actions.includes('delete');
    if (copy === undefined || !isGone || (copy.copyOf !== undefined && isSet(store.attributes, copy.copyOf))) return [];
    const open = factsOpen(store, copy);
    if (open === undefined) return [];
    const by = now === undefined ? ('destroyed' as const) : ('replaced' as const);
    const missing = open.length === 0 ? undefined : open;
    return [{ of: store.id, by, arguments: now?.replacePaths ?? [], guard: copy.argument, missing }];
  });
}

/** What would tell whether there is a copy; undefined where there is one. */
function factsOpen(store: Resource, { kept }: LastCopy): readonly Fact[] | undefined {
  const answers = kept.map((condition: Condition) => ({ condition, answer: holds(condition, store) }));
  if (answers.some(({ answer }) => answer === true)) return undefined;
  return answers.flatMap(({ condition, answer }) => (answer === undefined ? argument(store, condition.argument) : []));
}
