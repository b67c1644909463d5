import type { Assumptions } from '../input/assumptions.ts';
import type { Domain, Network } from '../network/network.ts';
import { domainFailures } from '../simulate/failure.ts';
import { type Breach, doubtful, type Models, tryFailures } from './breaches.ts';
import { Claims } from './claims.ts';
import { isPlanned } from './limit.ts';
import { domainsMeant, type ResourceOf } from './narrowing.ts';
import { consulted, type PolicySet, type ScenarioPolicy } from './policy.ts';
import { countsFor, judgedBy, kindsOf, subjectsOf } from './policy-subjects.ts';

/** A breach by a lost failure domain, and the policy that reports it. */
export interface DomainBreach {
  readonly policy: ScenarioPolicy;
  readonly domain: Domain;
  /** Number of components in the domain. */
  readonly size: number;
  readonly breach: Breach;
  /** Other policies in use that the breach breaks. */
  readonly others: readonly ScenarioPolicy[];
}

/**
 * Fails every domain the policies name, each under the policy that reports it.
 * @param besidesLate leaves out what is only taken over too late
 */
export function domainBreaches(
  network: Network,
  models: Models,
  policies: PolicySet,
  assumptions: Assumptions,
  members: ReadonlyMap<number, readonly number[]>,
  resourceOf: ResourceOf,
  besidesLate: (breaches: readonly Breach[]) => readonly Breach[],
): DomainBreach[] {
  const tried = new Claims<DomainBreach>(policies);
  for (const policy of consulted(policies)) {
    if (policy.kind !== 'scenario') continue;
    for (const set of policy.failures) {
      const services = judgedBy(policy, set, network.services);
      const meant = domainsMeant(network, set, resourceOf);
      for (const kind of kindsOf(set, network, policies.defined)) {
        const failures = domainFailures(network, kind, policy.mode);
        const subjects = subjectsOf(services, { kind, withinSite: set.withinSite }, policy.atMost, assumptions);
        const usual = policy.mode === 'down' && policy.atMost === 'limit';
        const found = tryFailures(models, failures, subjects);
        for (const breach of usual && !isPlanned(kind) ? besidesLate(found) : found) {
          const domain = network.domains[breach.failure.domain ?? -1];
          if (domain === undefined) throw new Error('a domain failure names its domain');
          const meaning = meant(domain.index);
          if (meaning === undefined || !countsFor(breach.service, domain, set)) continue;
          const told = doubtful(breach, meaning.open);
          const isCertain = told === breach;
          const key = `${policy.mode} ${domain.index} ${breach.service.name}`;
          const size = members.get(domain.index)?.length ?? 0;
          tried.add(key, { policy, set, isCertain }, (others) => ({ policy, domain, size, breach: told, others }));
        }
      }
    }
  }
  return tried.list();
}

/** Members by domain, whichever world they are in. */
export function membersOf(network: Network): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>();
  for (const component of network.components) {
    for (const domain of new Set(component.domains.map((membership) => membership.domain))) {
      const list = members.get(domain);
      if (list === undefined) members.set(domain, [component.index]);
      else list.push(component.index);
    }
  }
  return members;
}
