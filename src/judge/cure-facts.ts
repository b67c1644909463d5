import type { Component, Network } from '../network/network.ts';
import { groupBy } from '../multimap.ts';

/** What a resource has already, so that no cure asks for it. */
export type CureFact =
  /** It lists several zones. */
  | 'zones'
  /** Another resource of its type could stand in for it. */
  | 'second'
  /** Another resource of its type, or of what fails with it, serves nothing. */
  | 'idle'
  /** The plan makes it anew, which no setting of an update avoids. */
  | 'replaced';

/** Reads what is there of the resources that a finding is about. Linear once, then in the components asked for. */
export function cureFacts(network: Network): (components: readonly Component[]) => readonly CureFact[] {
  const used = new Set<number>();
  const paired = new Set<string>();
  for (const { needs } of network.components) {
    for (const { alternatives } of needs) {
      for (const { component } of alternatives) used.add(component);
      if (alternatives.length < 2) continue;
      const origins = alternatives.flatMap(({ component }) => network.components[component]?.origin ?? []);
      for (const alike of groupBy(origins, ({ type }) => type).values()) {
        const resources = new Set(alike.flatMap(({ resource }) => resource ?? []));
        if (resources.size > 1) for (const resource of resources) paired.add(resource);
      }
    }
  }
  const failing = network.components.filter(({ fails }) => fails);
  const idle = new Set(failing.flatMap(({ index, origin }) => (used.has(index) ? [] : (origin.type ?? []))));
  return (components) => {
    const [first] = components;
    const resource = first?.origin.resource;
    if (first === undefined || resource === undefined) return [];
    const facts: readonly (readonly [CureFact, boolean])[] = [
      ['second', components.some(({ origin }) => paired.has(origin.resource ?? ''))],
      ['idle', components.some(({ origin }) => idle.has(origin.type ?? ''))],
      ['zones', (first.listedZones ?? 0) > 1],
    ];
    return facts.flatMap(([fact, holds]) => (holds ? fact : []));
  };
}
