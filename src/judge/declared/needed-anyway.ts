import type { Network } from '../../network/network.ts';
import { rootsOf } from './carriers.ts';

/**
 * By component, what a service that cannot do without the component cannot do without either: all that it leads to by needs
 * without an alternative. Linear in the needs of each service.
 */
export function neededAnyway(
  { components, services }: Network,
  of: ReadonlySet<number>,
): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>();
  if (of.size === 0) return found;
  /** The walk in which a component was seen last. */
  const seen = new Int32Array(components.length);
  for (const [number, root] of services.flatMap(rootsOf).entries()) {
    const walked = [root];
    seen[root] = number + 1;
    // The list grows while it is walked.
    for (const index of walked) {
      for (const { k, alternatives, world } of components[index]?.needs ?? []) {
        if (world !== undefined || alternatives.length > k) continue;
        for (const { component } of alternatives) {
          if (seen[component] === number + 1) continue;
          seen[component] = number + 1;
          walked.push(component);
        }
      }
    }
    for (const index of walked) {
      if (!of.has(index)) continue;
      const alternatives = components[index]?.needs.flatMap((need) => need.alternatives) ?? [];
      const known = found.get(index) ?? new Set();
      for (const { component } of alternatives) if (seen[component] === number + 1) known.add(component);
      found.set(index, known);
    }
  }
  return found;
}
