import type { Component, ComponentFacts, Network, Role, Service } from '../../network/network.ts';

/** What load is counted in: requests a second, or sessions at once. Only numbers of one unit are compared. */
export type LoadUnit = 'rate' | 'sessions';

export const loadUnits: readonly LoadUnit[] = ['rate', 'sessions'];

/** The load that a service has to carry; undefined where none is declared in this unit. */
export function peakOf({ facts }: Service, unit: LoadUnit): number | undefined {
  return unit === 'rate' ? facts?.peak?.rate : facts?.peak?.concurrency;
}

/**
 * What one machine of a component carries, Infinity where nothing tells. A pool is declared as what its machines carry, so a
 * junction of them has no limit of its own.
 */
export function carriedBy(network: Network, unit: LoadUnit): (component: Component) => number {
  const parted = new Set<ComponentFacts>();
  for (const { facts, role } of network.components) if (facts && role !== 'group') parted.add(facts);
  return ({ facts, role }) => {
    const told = unit === 'rate' ? facts?.capacity : facts?.concurrency;
    if (facts === undefined || told === undefined) return Infinity;
    return role === 'group' && parted.has(facts) ? Infinity : told;
  };
}

/** A request does not go on through these: what they carry is logins, names, keys, copies. */
const other: readonly Role[] = ['dns', 'authentication', 'keys', 'monitoring', 'backup'];

/** Whether the load of a service goes through a component: not through what answers something else, nor through another service. */
export function passesLoad({ components, services }: Network): (component: number) => boolean {
  const roots = new Set(services.filter(({ declared }) => declared).map(({ root }) => root));
  return (component) => !roots.has(component) && !other.includes(components[component]?.role ?? 'group');
}
