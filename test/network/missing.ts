import type { Network } from '../../src/network/network.ts';
import { say } from '../networks.ts';

/** Every fact a network leaves open, in words, each once, sorted. */
export function missingFacts({ components }: Network): string[] {
  const facts = components.flatMap(({ missing, domains, needs }) => [
    missing,
    ...domains.map((membership) => membership.missing),
    ...needs.flatMap((need) => [need.missing, ...need.alternatives.map((one) => one.missing)]),
  ]);
  return [...new Set(facts.flatMap((missing) => missing ?? []).map(say.fact))].toSorted();
}
