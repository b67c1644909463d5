import type { Assumptions } from '../input/assumptions.ts';
import { pattern } from '../input/pattern.ts';
import type { Domain, Network, Service } from '../network/network.ts';
import { limitOf } from './limit.ts';
import type { FailureSet, Policy, ScenarioPolicy, ServiceFilter, Trial } from './policy.ts';
import type { Subject } from './breaches.ts';

/** Whether a policy judges this service at all. */
export function admits(filter: ServiceFilter, service: Service): boolean {
  const { names, tier } = filter;
  if (names !== undefined && !names.some((name) => pattern(name)(service.name))) return false;
  if (tier !== undefined && (service.tier === 'test') !== (tier === 'test')) return false;
  if (filter.dualSite && service.dualSite) return true;
  if (filter.objective && service.rto !== undefined) return true;
  if (filter.declaredOnly && !service.declared) return false;
  return filter.grades === undefined || filter.grades.includes(service.grade);
}

/** The services that a policy judges by one of its sets of failures. */
export function judgedBy(policy: Trial, set: FailureSet, services: readonly Service[]): readonly Service[] {
  return services.filter((service) => isJudgedBy(policy, set, service));
}

export function isJudgedBy(policy: Trial, set: FailureSet, service: Service): boolean {
  return admits(policy.services, service) && (set.services === undefined || admits(set.services, service));
}

/** Roots and limits to judge services by, when something of `kind` fails: each site's own where asked, and the whole. */
export function subjectsOf(
  services: readonly Service[],
  failing: Pick<FailureSet, 'withinSite'> & { readonly kind: string },
  atMost: ScenarioPolicy['atMost'],
  assumptions: Assumptions,
): Subject[] {
  return services.flatMap((service) => {
    const limit = limitOf(atMost, failing.kind, service, assumptions);
    const perSite = failing.withinSite && service.dualSite ? [...new Set(service.withinSite.values())] : [];
    return [...new Set([...perSite, service.root])].map((root) => ({ service, root, ...limit }));
  });
}

/** Kinds of failure domain a set stands for; empty for components. */
export function kindsOf(set: FailureSet, network: Network, defined: readonly Policy[]): readonly string[] {
  if (set.each === 'component') return [];
  if (set.each !== 'domain') return [set.each];
  const named = new Set(
    defined.flatMap((policy) => (policy.kind === 'scenario' ? policy.failures.map(({ each }) => each) : [])),
  );
  const kinds = new Set(network.domains.map(({ kind }) => kind));
  return [...kinds].filter((kind) => !named.has(kind) && !set.except.includes(kind));
}

/**
 * A domain no policy names (an account, a key, a firmware) is shared by nearly everything, so it counts only where it is
 * declared, or between the sites of a dual-site service. A login does not lean on itself.
 */
export function countsFor(service: Service, domain: Domain, set: FailureSet): boolean {
  if (service.isLogin.includes(domain.index)) return false;
  return set.each !== 'domain' || service.dualSite || domain.stated === true;
}
