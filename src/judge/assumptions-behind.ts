import type { Assumptions } from '../input/assumptions.ts';
import { groupBy } from '../multimap.ts';
import { type AssumptionUsed, compare } from './finding.ts';
import type { OutagesOf } from './outages-by-failure.ts';
import { timesBehind } from './times-behind.ts';
import type { Breach, Models } from './breaches.ts';

/** What the outages of these breaches, or the repairs that end them, rest on, in both worlds, by id. */
export function assumptionsBehind(
  breaches: readonly Breach[],
  models: Models,
  assumptions: Assumptions,
  outagesOf: OutagesOf,
): AssumptionUsed[] {
  const names = new Set<string>();
  for (const world of ['best', 'worst'] as const) {
    for (const [model, same] of groupBy(breaches, (one) => (one.outage[0] === Infinity ? models : one.worlds)[world])) {
      for (const [failure, ones] of groupBy(same, (one) => one.failure)) {
        const roots = ones.map(({ root }) => root);
        for (const name of timesBehind(model, failure, outagesOf(model, failure), roots)) names.add(name);
      }
    }
  }
  return [...names].toSorted(compare).flatMap((id) => {
    const entry = assumptions.entries.get(id);
    return entry === undefined ? [] : { id, value: entry.value, source: entry.source };
  });
}
