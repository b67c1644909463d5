import type { Network } from '../../src/network/network.ts';

/** Every fact a network leaves open, each once, sorted. */
export function missingFacts({ components }: Network): string[] {
  const facts = components.flatMap(({ missing, domains, needs }) => [
    ...missing,
    ...domains.map((membership) => membership.missing),
    ...needs.flatMap((need) => [need.missing, ...need.alternatives.map((one) => one.missing)]),
  ]);
  return [...new Set(facts.filter((fact) => fact !== undefined))].toSorted();
}
