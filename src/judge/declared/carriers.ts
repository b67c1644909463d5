import type { Network, Service } from '../../network/network.ts';
import { push } from '../../multimap.ts';

/** Every component that a service needs or may need. Linear in the needs. */
export function carriersOf({ components, services }: Network): ReadonlySet<number> {
  const seen = new Set(services.flatMap(rootsOf));
  // The set grows while it is walked.
  for (const index of seen) {
    for (const { alternatives } of components[index]?.needs ?? []) {
      for (const { component } of alternatives) seen.add(component);
    }
  }
  return seen;
}

export function rootsOf({ root, withinSite }: Service): readonly number[] {
  return [root, ...withinSite.values()];
}

/**
 * What is up though every resource of the inputs has failed: what is declared only, and junctions of such. What may be in
 * other inputs counts as a resource. Nothing supports itself. Linear in the needs.
 */
export function upWithoutResources({ components, byDeclaration: { only } }: Network): ReadonlySet<number> {
  const users = new Map<number, { readonly user: number; readonly need: { left: number } }[]>();
  const open = new Map<number, number>();
  const up = new Set<number>();
  for (const { index, origin, needs } of components) {
    const certain = needs.filter(({ world }) => world === undefined);
    if (origin.resource !== undefined || (needs.length === 0 && !only.has(index))) continue;
    open.set(index, certain.length);
    if (certain.length === 0) up.add(index);
    for (const { k, alternatives } of certain) {
      const need = { left: k };
      for (const component of new Set(alternatives.map((one) => one.component))) {
        push(users, component, { user: index, need });
      }
    }
  }
  for (const index of up) {
    for (const { user, need } of users.get(index) ?? []) {
      need.left--;
      if (need.left !== 0) continue;
      const left = (open.get(user) ?? 0) - 1;
      open.set(user, left);
      if (left === 0) up.add(user);
    }
  }
  return up;
}
