import { allOf } from '../../network/fact.ts';
import type { Fact, Missing, Network } from '../../network/network.ts';
import type { Failure } from '../../simulate/failure.ts';
import type { Model } from '../../simulate/world-model.ts';

/**
 * What would tell how much is left: the number of machines of the pools it depends on, whether a machine is there at all, and where
 * what fails stands.
 */
export function openCapacity(
  {
    narrowest,
    lost,
    model,
  }: { readonly narrowest: readonly number[]; readonly lost: readonly number[]; readonly model: Model },
  failure: Failure | undefined,
  network: Network,
): readonly Fact[] {
  const parts = [...new Set([...narrowest, ...lost])].flatMap((index) => network.components[index] ?? []);
  const siblings = siblingsOf(model, narrowest);
  const found: Missing[] = [
    ...parts.map(({ crowd }) => crowd?.missing),
    ...siblings,
    ...parts.flatMap(({ domains }) =>
      domains.flatMap(({ domain, missing }) => (domain === failure?.domain ? [missing] : [])),
    ),
    ...parts.map(({ missing }) => missing),
  ];
  return allOf(...found) ?? [];
}

/** What is open about the alternatives beside these. */
function siblingsOf(model: Model, narrowest: readonly number[]): readonly Missing[] {
  const needs = new Set<number>();
  for (const component of narrowest) {
    for (let place = model.useStart[component]!; place < model.useStart[component + 1]!; place++) {
      needs.add(model.needOf[model.uses[place]!]!);
    }
  }
  return [...needs].flatMap((need) => model.needs[need]?.alternatives.map(({ missing }) => missing) ?? []);
}
