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
  return byDeclaration.overridden.flatMap((one): DeclaredFact[] => {
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
