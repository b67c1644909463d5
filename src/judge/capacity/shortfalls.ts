import type { Assumptions } from '../../input/assumptions.ts';
import type { Network, Service } from '../../network/network.ts';
import { componentFailures, domainFailures, type Failure } from '../../simulate/failure.ts';
import type { Models } from '../breaches.ts';
import { domainsMeant, meaningOf, type ResourceOf } from '../narrowing.ts';
import type { CapacityPolicy, FailureSet, PolicySet } from '../policy.ts';
import { countsFor, judgedBy, kindsOf } from '../policy-subjects.ts';
import { loadUnits, peakOf } from './load.ts';
import { LoadTrial } from './load-trial.ts';
import type { Shortfall } from './shortfall.ts';

/**
 * Fails what the capacity policies in use name, and works out how much of the peak of each service gets through then. What stops a
 * service is no matter of capacity and left out. Where too little gets through even without a failure, that is all that is said.
 */
export function shortfalls(
  network: Network,
  models: Models,
  policies: PolicySet,
  assumptions: Assumptions,
  resourceOf: ResourceOf,
): readonly Shortfall[] {
  const own = policies.policies.filter((policy): policy is CapacityPolicy => policy.kind === 'capacity');
  return own.flatMap((policy) =>
    loadUnits.flatMap((unit) => {
      const services = network.services.filter(
        (service) => peakOf(service, unit) !== undefined && !service.operatorAccess,
      );
      if (services.length === 0) return [];
      const trial = new LoadTrial(network, models, policy, unit, assumptions);
      const always = new Map(services.map((service) => [service, trial.always(service)] as const));
      const found = new Set<Shortfall>();
      for (const set of policy.failures) {
        const judged = judgedBy(policy, set, services);
        if (judged.length === 0) continue;
        for (const failure of failuresOf(network, policy, set, policies, resourceOf)) {
          for (const service of judged) {
            const before = always.get(service);
            if (before !== undefined) found.add(before);
            if (before?.verdict === 'broken' || !concerns(network, service, failure, set)) continue;
            const one = trial.after(service, failure);
            if (one !== undefined && (before === undefined || one.verdict === 'broken')) found.add(one);
          }
        }
      }
      return [...found];
    }),
  );
}

function failuresOf(
  network: Network,
  { mode }: CapacityPolicy,
  set: FailureSet,
  { defined }: PolicySet,
  resourceOf: ResourceOf,
): readonly Failure[] {
  if (set.each === 'component') {
    const meaning = meaningOf(set, resourceOf);
    return componentFailures(network, (component) => meaning(component)?.open.length === 0, mode);
  }
  const meant = domainsMeant(network, set, resourceOf);
  return kindsOf(set, network, defined)
    .flatMap((kind) => domainFailures(network, kind, mode))
    .filter(({ domain = -1 }) => meant(domain)?.open.length === 0);
}

function concerns(network: Network, service: Service, { domain }: Failure, set: FailureSet): boolean {
  const lost = domain === undefined ? undefined : network.domains[domain];
  return lost === undefined || countsFor(service, lost, set);
}
