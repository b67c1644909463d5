import type { DeclaredGuard, DeclaredStep } from '../../input/declared/declared.ts';
import type { Component, Network, Role } from '../../network/network.ts';
import type { Step } from '../../network/stated.ts';
import { type Finding, finding } from '../finding.ts';
import { fixFor } from '../fix.ts';
import type { CheckPolicy } from '../policy.ts';
import { mostSevere, severityInTier } from '../severity.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, type CheckFacts, noOptions } from './check.ts';

/** What each kind of step needs; a step that replaces or deletes needs it where it is done to data. */
const needed: Readonly<Record<DeclaredStep['does'], readonly DeclaredGuard[]>> = {
  'access-list': ['dry-run', 'second-person'],
  power: ['power-off', 'second-person'],
  replace: ['snapshot', 'second-person'],
  delete: ['snapshot', 'second-person'],
  update: [],
};
const data: readonly Role[] = ['datastore', 'storage'];

/** What cannot be undone is guarded: a copy of the data, a dry run of an access list, power off, and a second person. */
export const hazardousChangeUnguarded: Check = {
  name: 'hazardous-change-unguarded',
  options: noOptions,
  run(policy, { network, applied }) {
    const steps = network.stated.change?.steps ?? [];
    return [...steps.flatMap((step) => unguarded(policy, step, network)), ...lostData(policy, applied)];
  },
};

function unguarded(policy: CheckPolicy, step: Step, network: Network): readonly Finding[] {
  const components = step.to.flatMap((subject) =>
    subject.components.flatMap((index) => network.components[index] ?? []),
  );
  const isOnData = step.does !== 'replace' && step.does !== 'delete' ? true : components.some(holdsData);
  const lacks = isOnData ? needed[step.does].filter((guard) => !step.guards.includes(guard)) : [];
  if (lacks.length === 0) return [];
  const text = policy.fixes.get(step.does) ?? policy.fix;
  return [
    finding(policy, {
      severity: mostSevere(components.map(({ tier }) => severityInTier(policy.severity, tier))),
      verdict: 'broken',
      statement: { says: 'unguarded', step: step.title, does: step.does, lacks },
      subject: step.to.map(({ name }) => ({ is: 'written', of: name })),
      components,
      written: writtenAt(step.at),
      services: [],
      witness: [],
      missing: [],
      fix: { does: 'as-the-policy-says', text },
    }),
  ];
}

function holdsData({ role, origin }: Component): boolean {
  return data.includes(role) || (origin.service !== undefined && data.includes(origin.service));
}

function lostData(policy: CheckPolicy, applied: CheckFacts['applied']): readonly Finding[] {
  return (applied?.losses ?? []).map(({ of, by, arguments: names, missing, guard }) => {
    const components = applied?.before.components.filter(({ origin }) => origin.resource === of) ?? [];
    const verdict = missing === undefined ? 'broken' : 'unproven';
    const kept = policy.fixes.get(guard ?? 'no-copy') ?? policy.fix;
    const told = { verdict, missing: missing ?? [], components } as const;
    return finding(policy, {
      ...told,
      severity: mostSevere(components.map(({ tier }) => severityInTier(policy.severity, tier))),
      statement: { says: 'data-destroyed', by, arguments: names },
      subject: [{ is: 'resource', of }],
      services: [],
      witness: [],
      fix: fixFor({ fix: kept, fixes: new Map() }, told),
    });
  });
}
