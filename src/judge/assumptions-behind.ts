import type { Assumptions } from '../input/assumptions.ts';
import type { Failure } from '../simulate/failure.ts';
import { outage, type Outages } from '../simulate/outage.ts';
import { groupBy } from '../multimap.ts';
import { type AssumptionUsed, compare } from './finding.ts';
import { timesBehind } from './times-behind.ts';
import type { Breach, Models } from './breaches.ts';

/** What the outages of these breaches, or the repairs that end them, rest on, in both worlds, by id. */
export function assumptionsBehind(
  breaches: readonly Breach[],
  models: Models,
  assumptions: Assumptions,
): AssumptionUsed[] {
  const names = new Set<string>();
  for (const world of ['best', 'worst'] as const) {
    for (const [model, same] of groupBy(breaches, (one) => (one.outage[0] === Infinity ? models : one.worlds)[world])) {
      const outages = new Map<Failure, Outages>();
      for (const { failure, root } of same) {
        const seconds = outages.get(failure) ?? outage(model, failure[world], failure);
        outages.set(failure, seconds);
        for (const name of timesBehind(model, failure, seconds, root)) names.add(name);
      }
    }
  }
  return [...names].toSorted(compare).flatMap((id) => {
    const entry = assumptions.entries.get(id);
    return entry === undefined ? [] : { id, value: entry.value, source: entry.source };
  });
}
