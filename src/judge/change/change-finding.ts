import type { Assumptions } from '../../input/assumptions.ts';
import { groupBy } from '../../multimap.ts';
import { allOf } from '../../network/fact.ts';
import type { Component, Fact, Interruption } from '../../network/network.ts';
import type { Models } from '../breaches.ts';
import type { Cause } from '../cause.ts';
import type { CureFact } from '../cure-facts.ts';
import { type Finding, finding } from '../finding.ts';
import { type Fix, fixFor } from '../fix.ts';
import { safeOrder } from './safe-order.ts';
import { mostSevere, severityFor } from '../severity.ts';
import { writtenAt } from '../written-at.ts';
import { toldBreaches } from '../told-breaches.ts';

/** The finding of what a change takes down together, with an order in which it stops nothing. */
export function changeFinding(cause: Cause, models: Models, assumptions: Assumptions): Finding {
  const { policy, domain, components, breaches } = cause;
  const told = toldBreaches(breaches, models, assumptions);
  const { perService, worst } = told;
  const counting = perService.filter(({ verdict }) => verdict === worst.verdict);
  const takes = domain?.takes ?? new Map<number, Interruption>();
  const parts = groupBy(
    components.flatMap(({ index }) => takes.get(index) ?? []),
    ({ of }) => of,
  );
  const all = Array.from(parts.values(), ([first]) => first).filter((one) => one !== undefined);
  const missing: readonly Fact[] = allOf(...all.map((one) => one.missing), told.missing) ?? [];
  return finding(policy, {
    severity: mostSevere(counting.map(({ service }) => severityFor(policy.severity, service, components))),
    verdict: worst.verdict,
    statement: {
      says: 'down-together',
      parts: all.map(({ of, by, arguments: names }) => ({ of, by, arguments: names })),
    },
    subject: domain === undefined ? [] : [domain.title],
    mode: cause.mode,
    domain,
    components,
    written: writtenAt(all[0]?.at),
    also: [...cause.also].map(({ title }) => title),
    services: told.services,
    witness: told.chain,
    missing,
    assumptions: told.assumptions,
    fix: fixOf(cause, all, worst.verdict, missing),
    others: [...cause.others],
  });
}

/** The order, where there is one; what the policy says of what stops a service in any order. */
function fixOf(
  cause: Cause,
  taken: readonly Interruption[],
  verdict: Finding['verdict'],
  missing: readonly Fact[],
): Fix {
  const { policy, components } = cause;
  const { steps, whole } = safeOrder(cause);
  const [part] = whole;
  if (part !== undefined || steps.length < 2) {
    const first = components.filter(({ index }) => cause.domain?.takes?.get(index)?.of === part?.of);
    const has: readonly CureFact[] = (part ?? taken[0])?.by === 'replaced' ? ['replaced'] : [];
    return fixFor(policy, { verdict, missing, components: first.length > 0 ? first : components, has });
  }
  return {
    does: 'split-change',
    isDeclared: cause.domain?.stated === true,
    steps: steps.map((parts) => parts.flatMap(({ of, address = of, along }) => [address, ...along])),
    bound: [...new Set(steps.flat().flatMap(({ bound }) => bound))].toSorted(),
    waitFor: rolesOf(components),
    isReplaced: taken.some(({ by }) => by === 'replaced'),
    isOpen: verdict === 'unproven',
  };
}

function rolesOf(components: readonly Component[]): readonly Component['role'][] {
  return [...new Set(components.map(({ role }) => role))];
}
