import type { Service } from '../network/network.ts';
import type { Gap } from './baseline.ts';
import type { Shortfall } from './capacity/shortfall.ts';
import type { Cause } from './cause.ts';
import type { Verdict } from './finding.ts';
import type { Late } from './late.ts';
import type { PaperRedundancy } from './paper-redundancies.ts';
import { checkState, type PolicySet } from './policy.ts';
import type { Refused } from './refusals.ts';

/** `not-judged`: a policy that is switched off would say something of it, and no other does. */
export type ServiceVerdict = Verdict | 'not-judged';

interface Said {
  readonly causes: readonly Cause[];
  readonly gaps: readonly Gap[];
  readonly refused: readonly Refused[];
  readonly late: readonly Late[];
  readonly papers: readonly PaperRedundancy[];
  readonly short: readonly Shortfall[];
  /** Of which a policy that is switched off would say something. */
  readonly unjudged: readonly Service[];
}

/** By service name, what findings say of it; what is not listed holds. */
export function serviceVerdicts(
  policies: PolicySet,
  { causes, gaps, refused, late, papers, short, unjudged }: Said,
): ReadonlyMap<string, ServiceVerdict> {
  const by = (check: string, verdict: Verdict): ServiceVerdict | undefined => {
    const state = checkState(policies, check);
    return state === 'in-use' ? verdict : state === 'off' ? 'not-judged' : undefined;
  };
  const said: readonly (readonly [Service, ServiceVerdict | undefined])[] = [
    ...causes.flatMap(({ breaches }) => breaches.map(({ service, verdict }) => [service, verdict] as const)),
    ...gaps.flatMap(({ services }) => services.map((service) => [service, 'unproven'] as const)),
    ...refused.flatMap(({ stops, services }) => {
      const verdict = by(stops ? 'no-path' : 'paper-redundancy', 'broken');
      return services.map((service) => [service, verdict] as const);
    }),
    ...late.map(({ breach }) => [breach.service, by('slow-failover', breach.verdict)] as const),
    ...papers.flatMap(({ services, verdict }) => services.map((service) => [service, verdict] as const)),
    ...short.map(({ service, verdict }) => [service, verdict] as const),
    ...unjudged.map((service) => [service, 'not-judged'] as const),
  ];
  const worst = new Map<string, ServiceVerdict>();
  for (const [{ name }, verdict] of said) {
    const before = worst.get(name);
    if (verdict !== undefined && (before === undefined || rank[verdict] < rank[before])) worst.set(name, verdict);
  }
  return worst;
}

const rank: Readonly<Record<ServiceVerdict, number>> = { broken: 0, unproven: 1, 'not-judged': 2 };
