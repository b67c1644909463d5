import type { Assumptions } from '../input/assumptions.ts';
import type { Network } from '../network/network.ts';
import type { Models } from './breaches.ts';
import { type Cause, causesOf } from './cause.ts';
import { componentClaims } from './component-claims.ts';
import { domainBreaches, membersOf } from './domain-breaches.ts';
import { domainCauses } from './domain-causes.ts';
import { withoutDominated } from './dominated.ts';
import type { PolicySet } from './policy.ts';

/**
 * Fails everything the policies in use name, and gives each decision that stops services once: own causes of lost domains
 * first, then what only follows from one of these or from a part before it.
 */
export function failureCauses(
  network: Network,
  models: Models,
  policies: PolicySet,
  assumptions: Assumptions,
): readonly Cause[] {
  const { claims, breaches } = componentClaims(network, models, policies, assumptions);
  const tried = domainBreaches(network, models, policies, assumptions, membersOf(network));
  const domains = domainCauses(network, tried, breaches);
  const left = withoutDominated(network, claims, domains.causes);
  const components = causesOf(left.claims);
  for (const { breaches: of, also } of components) {
    for (const breach of of) {
      for (const domain of domains.also.get(breach) ?? []) also.add(domain);
      for (const part of left.behind.get(breach) ?? []) also.add(part);
    }
  }
  return [...components, ...domains.causes];
}
