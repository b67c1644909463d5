import type { Assumptions } from '../input/assumptions.ts';
import type { Failure } from '../simulate/failure.ts';
import { outage, type Outages } from '../simulate/outage.ts';
import { type AssumptionUsed, compare } from './finding.ts';
import { timesBehind } from './times-behind.ts';
import type { Breach, Models } from './breaches.ts';

/** What the outages of these breaches rest on, in both worlds, by id. */
export function assumptionsBehind(
  breaches: readonly Breach[],
  models: Models,
  assumptions: Assumptions,
): AssumptionUsed[] {
  const names = new Set<string>();
  for (const model of [models.best, models.worst]) {
    const outages = new Map<Failure, Outages>();
    for (const { failure, root, outage: interval } of breaches) {
      // What lasts until it is replaced, in both worlds, rests on nothing that is assumed.
      if (interval[0] === Infinity) continue;
      const seconds = outages.get(failure) ?? outage(model, failure[model.world], failure);
      outages.set(failure, seconds);
      for (const name of timesBehind(model, failure, seconds, root)) names.add(name);
    }
  }
  return [...names].toSorted(compare).flatMap((id) => {
    const entry = assumptions.entries.get(id);
    return entry === undefined ? [] : { id, value: entry.value, source: entry.source };
  });
}
