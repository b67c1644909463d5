import type { Judgement } from './judge.ts';
import { domainsMeant, meaningOf, type ResourceOf } from './narrowing.ts';
import type { FailureSet, PolicySet } from './policy.ts';
import { judgedBy, kindsOf } from './policy-subjects.ts';
import type { Interval, Network, Service, Title } from '../network/network.ts';
import { componentFailures, domainFailures, type Failure } from '../simulate/failure.ts';
import { longestOutages } from '../simulate/longest-outages.ts';

/** Failures of one kind, and the services that were judged by them. */
export interface FailuresOfKind {
  /** `component`, or the kind of failure domain. */
  readonly kind: string;
  readonly failures: readonly Failure[];
  readonly services: readonly Service[];
}

/** What the policies in use tried: components, then failure domains of the kinds they name. */
export function failuresByKind(
  network: Network,
  policies: PolicySet,
  resourceOf: ResourceOf = () => undefined,
): FailuresOfKind[] {
  const byKind = new Map<string, { readonly services: Set<Service>; readonly sets: FailureSet[] }>();
  for (const policy of policies.policies) {
    if (policy.kind !== 'scenario') continue;
    for (const set of policy.failures) {
      const judged = judgedBy(policy, set, network.services);
      for (const kind of kindsTried(set, network, policies)) {
        const before = byKind.get(kind);
        byKind.set(kind, {
          services: new Set([...(before?.services ?? []), ...judged]),
          sets: [...(before?.sets ?? []), set],
        });
      }
    }
  }
  return Array.from(byKind, ([kind, { services, sets }]) => ({
    kind,
    failures: meantBy(sets, kind, network, resourceOf),
    services: [...services],
  })).filter((tried) => tried.failures.length > 0 && tried.services.length > 0);
}

/** Failures of a kind that one of the sets means. What is narrowed by role only is another policy's as well. */
function meantBy(
  sets: readonly FailureSet[],
  kind: string,
  network: Network,
  resourceOf: ResourceOf,
): readonly Failure[] {
  const isAll = sets.some(({ where }) => where === undefined);
  if (kind === 'component') {
    const meanings = sets.map((set) => meaningOf(set, resourceOf));
    return componentFailures(network, (part) => isAll || meanings.some((meaning) => meaning(part) !== undefined));
  }
  const all = domainFailures(network, kind);
  if (isAll) return all;
  const meant = sets.map((set) => domainsMeant(network, set, resourceOf));
  return all.filter(({ domain = -1 }) => meant.some((means) => means(domain) !== undefined));
}

/** A kind that no policy names (an account, a firmware) is tried only where a domain of it is declared. */
function kindsTried(set: FailureSet, network: Network, policies: PolicySet): readonly string[] {
  if (set.each === 'component') return ['component'];
  const kinds = kindsOf(set, network, policies.defined);
  if (set.each !== 'domain') return kinds;
  const declaredKinds = new Set(network.domains.filter(({ stated }) => stated).map(({ kind }) => kind));
  return kinds.filter((kind) => declaredKinds.has(kind));
}

/** The longest outage of any service by one kind of failure. */
export interface LongestOfKind {
  readonly kind: string;
  readonly tried: number;
  readonly outage: Interval;
  /** What is out for so long, and what fails then; undefined where nothing is out. */
  readonly of: { readonly service: Service; readonly site: string | undefined; readonly failure: Title } | undefined;
}

/** The longest outage by kind. A test tier may stay down, so it counts only where there is nothing else. */
export function longestByKind(judgement: Judgement, tried: readonly FailuresOfKind[]): LongestOfKind[] {
  const { best, worst } = judgement.models;
  return tried.flatMap(({ kind, failures, services }) => {
    const serving = services.filter((service) => service.tier !== 'test' && !service.operatorAccess);
    const roots = rootsBy(kind, serving.length > 0 ? serving : services, best.network);
    return longestOutages(best, worst, failures, [...roots.keys()]).map(({ outage, root, failure }) => {
      const one = outage[1] === 0 ? undefined : roots.get(root);
      return { kind, tried: failures.length, outage, of: one && { ...one, failure: failure.title } };
    });
  });
}

/**
 * What is held to a limit when a failure of `kind` is tried: of a dual-site service each site by itself, but for the
 * loss of a site the whole. A login is not judged by the loss of itself.
 */
function rootsBy(
  kind: string,
  services: readonly Service[],
  network: Network,
): ReadonlyMap<number, { readonly service: Service; readonly site: string | undefined }> {
  const roots = new Map<number, { service: Service; site: string | undefined }>();
  for (const service of services) {
    if (service.isLogin.some((domain) => network.domains[domain]?.kind === kind)) continue;
    const perSite = kind === 'component' || kind === 'zone' ? [...service.withinSite] : [];
    for (const [site, root] of perSite) roots.set(root, { service, site });
    if (perSite.length === 0) roots.set(service.root, { service, site: undefined });
  }
  return roots;
}
