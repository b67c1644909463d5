import type { Component, Need, Network } from '../../network/network.ts';
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
 * resources may take the place of each of them: then no failure of a resource is seen at this need. A need for what is only
 * declared, and for no resource, takes nothing away: a service has to have all its needs met.
 */
export function alternativeFacts(
  { components }: Network,
  carries: ReadonlySet<number>,
  up: ReadonlySet<number>,
): DeclaredFact[] {
  return [...carries].flatMap((index) => {
    const component = components[index];
    return (component?.needs ?? []).flatMap((need) =>
      component !== undefined && need.stated && need.alternatives.length > need.k
        ? alternativeFact(component, need, up, components)
        : [],
    );
  });
}

function alternativeFact(
  { title, facts }: Component,
  { k, alternatives, at }: Need,
  up: ReadonlySet<number>,
  components: readonly Component[],
): DeclaredFact {
  const parts = alternatives.flatMap(({ component }) => components[component] ?? []);
  const declared = parts.filter(({ index }) => up.has(index));
  const real = parts.filter(({ index }) => !up.has(index));
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

/**
 * Services that are up though every resource has failed: no failure of a resource stops them. One that does not lead to any
 * resource takes nothing out of what is judged, and is only told.
 */
export function onlyDeclaredFacts({ services, components }: Network, up: ReadonlySet<number>): DeclaredFact[] {
  return services.flatMap((service): DeclaredFact[] => {
    if (!service.declared || !rootsOf(service).some((root) => up.has(root))) return [];
    const seen = reachedFrom(components, rootsOf(service));
    const refusedByStrict = [...seen].some((index) => components[index]?.origin.resource !== undefined);
    return [{ is: 'only-declared', at: service.facts?.at, refusedByStrict, resources: [], service: service.name }];
  });
}
