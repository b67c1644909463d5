import type { Judgement } from './judge.ts';
import type { Policy, PolicySet } from './policy.ts';
import { admits, kindsOf } from './scope.ts';
import type { Network, Service } from '../network/network.ts';
import type { LongestOutage } from './report.ts';
import { componentFailures, domainFailures, type Failure } from '../simulate/failure.ts';
import { longestOutages } from '../simulate/longest-outages.ts';

/** Failures of one kind, and the services that were judged by them. */
export interface Tried {
  /** `component`, or the kind of failure domain. */
  readonly kind: string;
  readonly failures: readonly Failure[];
  readonly services: readonly Service[];
}

/** What the policies in use tried: every component, then every failure domain of the kinds they name. */
export function failuresTried(network: Network, policies: PolicySet, declaredDomains: ReadonlySet<string>): Tried[] {
  const services = new Map<string, Set<Service>>();
  for (const policy of policies.policies) {
    if (policy.kind !== 'scenario') continue;
    const judged = network.services.filter((service) => admits(policy.services, service));
    for (const kind of kindsTried(policy, network, policies, declaredDomains)) {
      const before = services.get(kind) ?? new Set();
      services.set(kind, new Set([...before, ...judged]));
    }
  }
  return Array.from(services, ([kind, judged]) => ({
    kind,
    failures: kind === 'component' ? componentFailures(network) : domainFailures(network, kind),
    services: [...judged],
  })).filter((tried) => tried.failures.length > 0 && tried.services.length > 0);
}

/** A kind that no policy names (an account, a firmware) is tried only where somebody declared a domain of it. */
function kindsTried(
  policy: Policy,
  network: Network,
  policies: PolicySet,
  declaredDomains: ReadonlySet<string>,
): string[] {
  if (policy.kind !== 'scenario') return [];
  const declaredKinds = new Set([...declaredDomains].map((domain) => domain.split(' ')[0]));
  return policy.failures.flatMap((set) => {
    if (set.each === 'component') return ['component'];
    const kinds = kindsOf(set, network, policies.defined);
    return set.each === 'domain' ? kinds.filter((kind) => declaredKinds.has(kind)) : kinds;
  });
}

/** The longest outage by kind. A test tier may be out for ever, so it counts only where there is nothing else. */
export function longestByKind(judgement: Judgement, tried: readonly Tried[]): LongestOutage[] {
  const { best, worst } = judgement.models;
  return tried.flatMap(({ kind, failures, services }) => {
    const serving = services.filter((service) => service.tier !== 'test' && !service.operatorAccess);
    const roots = rootsBy(kind, serving.length > 0 ? serving : services, best.network);
    return longestOutages(best, worst, failures, [...roots.keys()]).map((longest) => {
      const none = longest.outage[1] === 0;
      return {
        kind,
        tried: failures.length,
        outage: [seconds(longest.outage[0]), seconds(longest.outage[1])] as const,
        service: none ? '' : (roots.get(longest.root) ?? ''),
        failure: none ? '' : longest.failure.label,
      };
    });
  });
}

/**
 * What is held to a limit when a failure of `kind` is tried: of a dual-site service each site by itself, but for the
 * loss of a site the whole. A login is not judged by the loss of itself.
 */
function rootsBy(kind: string, services: readonly Service[], network: Network): ReadonlyMap<number, string> {
  const roots = new Map<number, string>();
  for (const service of services) {
    if (service.isLogin.some((domain) => network.domains[domain]?.kind === kind)) continue;
    const perSite = kind === 'component' || kind === 'zone' ? [...service.withinSite] : [];
    for (const [site, root] of perSite) roots.set(root, `${service.name} at ${site}`);
    if (perSite.length === 0) roots.set(service.root, service.name);
  }
  return roots;
}

function seconds(value: number): number | null {
  return value === Infinity ? null : value;
}
