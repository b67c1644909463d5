import type { Network } from '../../network/network.ts';
import type { DeclaredFact } from './declared-fact.ts';

/**
 * Recovery, role or site of a resource that nospof.yaml puts another one in the place of, where a service needs the resource.
 * A recovery that takes longer than the plan shows is only told: less is accepted with it. So is one that is longer than any
 * declared objective: a repair counts for no other service.
 */
export function overriddenFacts(
  { components, services, byDeclaration }: Network,
  carries: ReadonlySet<number>,
): DeclaredFact[] {
  const objectives = services.flatMap(({ rto, rtoWithinSite }) => [rto ?? -1, rtoWithinSite ?? -1]);
  const longestObjective = objectives.reduce((longest, one) => Math.max(longest, one), -1);
  const facts = byDeclaration.overridden.flatMap((one): DeclaredFact[] => {
    const component = components[one.component];
    if (component === undefined || !carries.has(one.component)) return [];
    const common = { at: one.at, resources: [component.origin], component: component.title };
    switch (one.what) {
      case 'recovery': {
        const { from, to } = one;
        const refusedByStrict = (to[0] < from[0] || to[1] < from[1]) && to[0] <= longestObjective;
        return [{ is: 'recovery', ...common, refusedByStrict, from, to }];
      }
      case 'role':
        return [{ is: 'role', ...common, refusedByStrict: true, from: one.from, to: one.to }];
      case 'site':
        return [{ is: 'site', ...common, refusedByStrict: true, from: one.from, to: one.to }];
    }
  });
  return oncePerDeclaration(facts);
}

/** One recovery may be declared for a failure and for a degradation: it is told once, as the one that strict refuses. */
function oncePerDeclaration(facts: readonly DeclaredFact[]): DeclaredFact[] {
  const told = new Map<string, DeclaredFact>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.is, fact.at, fact.resources.map(({ resource, address }) => resource ?? address)]);
    const known = told.get(key);
    if (known === undefined || (fact.refusedByStrict && !known.refusedByStrict)) told.set(key, fact);
  }
  return [...told.values()];
}

/** Resources of the inputs that are said to be planned, though they are there when the plan is applied. */
export function plannedFacts({ byDeclaration }: Network): DeclaredFact[] {
  return byDeclaration.planned.map(({ at, name, resources }) => ({
    is: 'planned',
    at,
    refusedByStrict: true,
    resources,
    name,
  }));
}
