import type { Component, Network, Service } from '../../network/network.ts';
import { groupBy, push } from '../../multimap.ts';
import { resourceTitle } from '../../network/title.ts';
import { type Finding, finding, resourceOf, withoutLimit } from '../finding.ts';
import type { CheckPolicy } from '../policy.ts';
import type { Duty } from '../statements/ownership-statements.ts';
import { isDeclared } from '../strict-services.ts';
import { Cones } from '../tiers/cones.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, noOptions } from './check.ts';

/**
 * Of everything that a declared service stands on it is said who answers for it, who runs it, and who leads the search for a fault.
 * The owner of a service answers for what no other service uses.
 */
export const ownerMissing: Check = {
  name: 'owner-missing',
  options: noOptions,
  run(policy, { network }) {
    const lacking = [...usersOf(network)].flatMap(([component, services]): readonly Lacking[] => {
      const lacks = lacksOf(component, services);
      return lacks.length === 0 ? [] : [{ component, services, lacks }];
    });
    const alike = groupBy(lacking, ({ lacks }) => lacks.join(' '));
    return [...alike.values()].map((same) => ownerFinding(policy, same));
  },
};

interface Lacking {
  readonly component: Component;
  readonly services: readonly Service[];
  readonly lacks: readonly Duty[];
}

/** What may fail of production, with the declared services that stand on it. */
function usersOf(network: Network): ReadonlyMap<Component, readonly Service[]> {
  const cones = new Cones(network);
  const users = new Map<Component, Service[]>();
  for (const service of network.services.filter(isDeclared)) {
    for (const component of cones.of(service).certain) {
      if (component.fails && component.tier !== 'test') push(users, component, service);
    }
  }
  return users;
}

function lacksOf({ owner, facts }: Component, services: readonly Service[]): readonly Duty[] {
  const [only] = services;
  const answers = owner ?? (services.length === 1 ? only?.owner : undefined);
  return [
    ...(answers === undefined ? (['owner'] as const) : []),
    ...(facts?.operator === undefined ? (['operator'] as const) : []),
    ...(facts?.faultIsolation === undefined ? (['fault-isolation'] as const) : []),
  ];
}

function ownerFinding(policy: CheckPolicy, same: readonly Lacking[]): Finding {
  const components = same.map(({ component }) => component);
  const [first] = components;
  return finding(policy, {
    severity: policy.severity,
    verdict: 'broken',
    statement: { says: 'owner-missing', lacks: same[0]?.lacks ?? [] },
    subject: [...groupBy(components, resourceOf)].flatMap(([id, [part]]) =>
      part === undefined ? [] : part.origin.resource === undefined ? part.title : resourceTitle({ id }),
    ),
    components,
    ...(first?.origin.resource === undefined && { written: writtenAt(first?.facts?.at) }),
    services: [...new Set(same.flatMap(({ services }) => services))].map(withoutLimit),
    witness: [],
    missing: [],
  });
}
