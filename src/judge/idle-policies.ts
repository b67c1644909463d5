import type { OwnChecks } from './checks/check.ts';
import type { Network } from '../network/network.ts';
import { type About, conditionsOf, domainsMeant, meaningOf, type ResourceOf } from './narrowing.ts';
import type { FailureSet, PolicySet, ScenarioPolicy } from './policy.ts';
import { admits, kindsOf } from './policy-subjects.ts';

/** A policy of the user's own that is about nothing in the inputs, or a part of it that is. */
export interface IdlePolicy {
  readonly policy: string;
  /** `own.yaml:3` */
  readonly at: string;
  /** What nothing meets; undefined where only all of it together is met by nothing. */
  readonly unmet: About | { readonly key: 'each' | 'services'; readonly values: readonly string[] } | undefined;
}

/** A check of the user's own that no policy uses. */
export interface IdleCheck {
  readonly check: string;
  /** Where its plugin is named: `nospof.yaml:3`. */
  readonly at: string;
}

/** Checks of the user's own that no policy names, in use or switched off. */
export function idleChecks({ defined }: PolicySet, own: OwnChecks = new Map()): readonly IdleCheck[] {
  const named = new Set(defined.map((policy) => (policy.kind === 'check' ? policy.check : undefined)));
  return [...own].flatMap(([check, { at }]) => (named.has(check) ? [] : { check, at }));
}

/** What policies of the user's own ask and the inputs have nothing of: what is not tried is not proven. */
export function idlePolicies(network: Network, policies: PolicySet, resourceOf: ResourceOf): readonly IdlePolicy[] {
  return policies.policies.flatMap((policy): IdlePolicy[] => {
    const { id, at } = policy;
    if (policy.kind === 'check' || at === undefined) return [];
    if (!network.services.some((service) => admits(policy.services, service))) {
      return [{ policy: id, at, unmet: { key: 'services', values: policy.services.names ?? [] } }];
    }
    return policy.failures.flatMap((set) => {
      if (triesSomething(network, policies, set, resourceOf)) return [];
      return [{ policy: id, at, unmet: unmetBy(network, policies, set, resourceOf) }];
    });
  });
}

/** Whether a policy tries any failure on any service, as far as its narrowing goes. */
export function isIdle(network: Network, policies: PolicySet, policy: ScenarioPolicy, resourceOf: ResourceOf): boolean {
  const isNarrowed = policy.failures.every(({ roles, where }) => roles !== undefined || where !== undefined);
  return isNarrowed && !policy.failures.some((set) => triesSomething(network, policies, set, resourceOf));
}

function triesSomething(network: Network, policies: PolicySet, set: FailureSet, resourceOf: ResourceOf): boolean {
  if (set.each === 'component') {
    const meaning = meaningOf(set, resourceOf);
    return network.components.some((component) => component.fails && meaning(component) !== undefined);
  }
  const kinds = kindsOf(set, network, policies.defined);
  const meant = domainsMeant(network, set, resourceOf);
  return network.domains.some(({ kind, index }) => kinds.includes(kind) && meant(index) !== undefined);
}

function unmetBy(
  network: Network,
  { defined }: PolicySet,
  set: FailureSet,
  resourceOf: ResourceOf,
): IdlePolicy['unmet'] {
  const kinds = kindsOf(set, network, defined);
  const isDomain = set.each !== 'component';
  if (isDomain && !network.domains.some(({ kind }) => kinds.includes(kind))) return { key: 'each', values: [set.each] };
  const parts = network.components.filter(({ fails, domains }) => (isDomain ? domains.length > 0 : fails));
  const [unmet] = conditionsOf(set, resourceOf).find(([, holds]) => !parts.some((part) => holds(part) !== false)) ?? [];
  return unmet;
}
