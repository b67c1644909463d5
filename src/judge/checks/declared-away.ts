import type { DeclaredKind } from '../declared/declared-fact.ts';
import { finding } from '../finding.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, noOptions } from './check.ts';

/** What the policy calls the fix, by what is declared. */
const fixes: Readonly<Partial<Record<DeclaredKind, string>>> = {
  recovery: 'overridden',
  role: 'overridden',
  site: 'overridden',
  lowered: 'pack',
  'tries-nothing': 'pack',
};

/** Declarations that take the place of what the plan shows: a plan that needs them is not proven to hold. */
export const declaredAway: Check = {
  name: 'declared-away',
  options: noOptions,
  run(policy, { network, declared }) {
    return declared
      .filter(({ refusedByStrict }) => refusedByStrict)
      .map((fact) => {
        const ids = new Set(fact.resources.flatMap(({ resource }) => resource ?? []));
        const text = policy.fixes.get(fixes[fact.is] ?? fact.is) ?? policy.fix;
        const { at: _at, resources: _resources, ...lasting } = fact;
        return finding(policy, {
          severity: policy.severity,
          verdict: 'broken',
          statement: { says: 'declared-away', fact },
          subject: [],
          components: ids.size === 0 ? [] : network.components.filter(({ id }) => ids.has(id)),
          at: fact.resources,
          written: writtenAt(fact.at),
          services: [],
          witness: [],
          missing: [],
          fix: { does: 'as-the-policy-says', text },
          ...(ids.size === 0 && { lasting: JSON.stringify(lasting) }),
        });
      });
  },
};
