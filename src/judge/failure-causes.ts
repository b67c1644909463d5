import type { Assumptions } from '../input/assumptions.ts';
import type { Network } from '../network/network.ts';
import { type Breach, type Models, settles } from './breaches.ts';
import { type Cause, causesOf } from './cause.ts';
import { componentClaims } from './component-claims.ts';
import { changeCauses } from './change/change-causes.ts';
import { type DomainBreach, domainBreaches, membersOf } from './domain-breaches.ts';
import { domainCauses } from './domain-causes.ts';
import { groupBy } from '../multimap.ts';
import { withoutDominated } from './dominated.ts';
import { type Late, lateness } from './late.ts';
import { isPlanned } from './limit.ts';
import type { ResourceOf } from './narrowing.ts';
import { checkState, type PolicySet } from './policy.ts';

export interface FailureCauses {
  readonly causes: readonly Cause[];
  /** What is taken over, but too late; empty where no policy asks. */
  readonly late: readonly Late[];
}

/**
 * Fails everything the policies in use name, and gives each decision that stops services once: own causes of lost domains
 * first, then what only follows from one of these or from a part before it. What is only taken over too late comes apart.
 */
export function failureCauses(
  network: Network,
  models: Models,
  policies: PolicySet,
  assumptions: Assumptions,
  resourceOf: ResourceOf,
): FailureCauses {
  const isAsked = checkState(policies, 'slow-failover') !== 'unused';
  const lateBy = lateness(network);
  const late: Late[] = [];
  const besidesLate = (found: readonly Breach[]): readonly Breach[] =>
    isAsked
      ? found.flatMap((breach) => {
          const one = lateBy(breach);
          if (one === undefined) return breach;
          late.push(one);
          return one.rest ?? [];
        })
      : found;
  const { claims, breaches } = componentClaims(network, models, policies, assumptions, resourceOf, besidesLate);
  const tried = domainBreaches(network, models, policies, assumptions, membersOf(network), resourceOf, besidesLate);
  const ofChanges = tried.filter(isOfChange);
  const domains = domainCauses(
    network,
    tried.filter((one) => !isOfChange(one)),
    breaches,
  );
  const left = withoutDominated(network, claims, domains.causes);
  const components = causesOf(left.claims);
  for (const { breaches: of, also } of components) {
    for (const breach of of) {
      for (const domain of domains.also.get(breach) ?? []) also.add(domain);
      for (const part of left.behind.get(breach) ?? []) also.add(part);
    }
  }
  // Of many services in a chain there are many breaches: only those by what is taken over late are looked up.
  const lateFailures = late.length === 0 ? undefined : new Set(late.map(({ breach }) => failedBy(breach)));
  const stopped = groupBy(
    [...breaches, ...tried.map(({ breach }) => breach)].filter((breach) => lateFailures?.has(failedBy(breach))),
    stoppedBy,
  );
  return {
    causes: [...components, ...domains.causes, ...changeCauses(network, models, assumptions, ofChanges)],
    // Where one site of a service has nothing to take over, that the other site takes over late is no decision beside it.
    late: late.filter(({ breach }) => !stopped.get(stoppedBy(breach))?.some((one) => settles(one, breach))),
  };
}

function isOfChange({ domain: { kind } }: DomainBreach): boolean {
  return isPlanned(kind);
}

/** What fails, and the service it is about. */
function stoppedBy(breach: Breach): string {
  return `${failedBy(breach)} ${breach.service.name}`;
}

function failedBy({ failure: { kind, component, domain } }: Breach): string {
  return `${kind} ${component ?? ''} ${domain ?? ''}`;
}
