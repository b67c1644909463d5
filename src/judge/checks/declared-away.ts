import type { DeclaredKind } from '../declared/declared-fact.ts';
import { type Finding, finding } from '../finding.ts';
import { type Check, noOptions } from './check.ts';

/** What the policy calls the fix, by what is declared. */
const fixes: Readonly<Partial<Record<DeclaredKind, string>>> = {
  recovery: 'overridden',
  role: 'overridden',
  site: 'overridden',
  lowered: 'pack',
  'tries-nothing': 'pack',
};

/** `nospof.yaml:12` as a place; undefined for the command line and for the tag of a resource. */
function placeOf(at: string | undefined): Finding['written'] {
  const colon = at?.lastIndexOf(':') ?? -1;
  const line = Number(at?.slice(colon + 1));
  if (at === undefined || colon <= 0 || !Number.isSafeInteger(line) || line < 1) return undefined;
  return { file: at.slice(0, colon), line };
}

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
          written: placeOf(fact.at),
          services: [],
          witness: [],
          missing: [],
          fix: { does: 'as-the-policy-says', text },
          ...(ids.size === 0 && { lasting: JSON.stringify(lasting) }),
        });
      });
  },
};
