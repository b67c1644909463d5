import type { Component, Need, Network, Role } from '../../network/network.ts';
import { reachedFrom, rootsOf } from './carriers.ts';
import type { DeclaredFact } from './declared-fact.ts';

/** Components and modules that are in no plan, of those that services need. */
export function componentFacts({ components, byDeclaration }: Network, carries: ReadonlySet<number>): DeclaredFact[] {
  return [...byDeclaration.only].flatMap((index): DeclaredFact[] => {
    const component = components[index];
    if (component === undefined || !carries.has(index)) return [];
    const { facts, role, recovery } = component;
    return [
      {
        is: 'component',
        at: facts?.at,
        refusedByStrict: false,
        resources: [],
        name: facts?.name ?? component.id,
        role,
        recovery: recovery.down.seconds,
      },
    ];
  });
}

/**
 * Needs that nospof.yaml states, which one of several alternatives meets. An alternative that is up whatever happens to the
 * resources may take the place of each of them: then no failure of a resource is seen at this need. So may one that is only
 * declared and leads to no resource of the kind it stands for. A need for what is only declared, and for no resource, takes
 * nothing away: a service has to have all its needs met.
 */
export function alternativeFacts(
  { components, byDeclaration: { only } }: Network,
  carries: ReadonlySet<number>,
  up: ReadonlySet<number>,
): DeclaredFact[] {
  return [...carries].flatMap((index) => {
    const component = components[index];
    return (component?.needs ?? []).flatMap((need) =>
      component !== undefined && need.stated && need.alternatives.length > need.k
        ? alternativeFact(component, need, { components, only, up })
        : [],
    );
  });
}

function alternativeFact(
  { title, facts }: Component,
  { k, alternatives, at }: Need,
  { components, only, up }: Known,
): DeclaredFact {
  const parts = alternatives.flatMap(({ component }) => components[component] ?? []);
  const shown = parts.filter(({ index }) => !only.has(index) && !up.has(index));
  const kinds = rolesOfResources(components, shown);
  const isShown = (part: Component): boolean =>
    !up.has(part.index) &&
    (!only.has(part.index) || [...rolesOfResources(components, [part])].some((role) => kinds.has(role)));
  const declared = parts.filter((part) => !isShown(part));
  const real = parts.filter(isShown);
  return {
    is: 'alternative',
    at: at ?? facts?.at,
    refusedByStrict: declared.length > 0 && real.length > 0,
    resources: real.flatMap(({ origin }) => (origin.resource === undefined ? [] : [origin])),
    component: title,
    k,
    real: real.length,
    declared: declared.map((one) => one.title),
  };
}

interface Known {
  readonly components: readonly Component[];
  readonly only: ReadonlySet<number>;
  readonly up: ReadonlySet<number>;
}

/** Roles of the nearest resources: what is a resource itself, or the first that its needs lead to. */
function rolesOfResources(components: readonly Component[], parts: readonly Component[]): ReadonlySet<Role> {
  const roles = new Set<Role>();
  const seen = new Set(parts);
  // The set grows while it is walked.
  for (const { role, origin, needs } of seen) {
    if (origin.resource !== undefined && role !== 'group') roles.add(role);
    else
      for (const { alternatives } of needs) for (const { component } of alternatives) add(seen, components[component]);
  }
  return roles;
}

function add<T>(set: Set<T>, value: T | undefined): void {
  if (value !== undefined) set.add(value);
}

/**
 * Services that are up though every resource has failed: no failure of a resource stops them. One that leads to resources takes
 * these out of what is judged. One that leads to none is a part of the premises beside services that lead to some; where no
 * declared service does, it only looks judged.
 */
export function onlyDeclaredFacts({ services, components }: Network, up: ReadonlySet<number>): DeclaredFact[] {
  const declared = services.filter((service) => service.declared);
  const leading = new Set(
    declared.filter((service) =>
      [...reachedFrom(components, rootsOf(service))].some((index) => components[index]?.origin.resource !== undefined),
    ),
  );
  return declared.flatMap((service): DeclaredFact[] => {
    if (!rootsOf(service).some((root) => up.has(root))) return [];
    const refusedByStrict = leading.has(service) || leading.size === 0;
    return [{ is: 'only-declared', at: service.facts?.at, refusedByStrict, resources: [], service: service.name }];
  });
}
