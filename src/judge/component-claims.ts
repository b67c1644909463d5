import type { Network } from '../network/network.ts';
import type { Assumptions } from '../input/assumptions.ts';
import { componentFailures } from '../simulate/failure.ts';
import type { Claim } from './cause.ts';
import { Claims } from './claims.ts';
import { consulted, type PolicySet, type ScenarioPolicy } from './policy.ts';
import { admits, isJudgedBy, subjectsOf } from './policy-subjects.ts';
import { type Breach, doubtful, type Models, tryFailures } from './breaches.ts';
import { toldUnseen } from './unseen.ts';
import { meaningOf, type ResourceOf } from './narrowing.ts';

export interface ComponentClaims {
  /** What a policy in use reports. */
  readonly claims: readonly Claim[];
  /**
   * Every breach by a single component that goes down, if a policy in use or one that is switched off surely names the component,
   * of whichever services.
   */
  readonly breaches: readonly Breach[];
}

/**
 * Fails every component alone and gives each breach to the most severe policy in use that names the component's role.
 * Breaches of policies that are switched off are worked out too: a zone must not be reported for what one component in it
 * already stops.
 * @param besidesLate leaves out what is only taken over too late
 */
export function componentClaims(
  network: Network,
  models: Models,
  policies: PolicySet,
  assumptions: Assumptions,
  resourceOf: ResourceOf,
  besidesLate: (breaches: readonly Breach[]) => readonly Breach[],
): ComponentClaims {
  const within = { kind: 'component', withinSite: true };
  const subjects = subjectsOf(network.services, within, 'limit', assumptions);
  const down = tryFailures(models, componentFailures(network), subjects);
  const breaches = besidesLate(down);
  const claims = new Claims<Claim>(policies);
  const named = new Set<Breach>();
  for (const policy of consulted(policies)) {
    if (policy.kind !== 'scenario') continue;
    for (const set of policy.failures) {
      if (set.each !== 'component') continue;
      const usual = policy.mode === 'down' && policy.atMost === 'limit';
      const tried = usual ? breaches : ownTrial(network, models, policy, assumptions);
      const meaning = meaningOf(set, resourceOf);
      for (const breach of tried) {
        const component = network.components[breach.failure.component ?? -1];
        if (component === undefined) throw new Error('a component failure names its component');
        const meant = meaning(component);
        if (meant === undefined) continue;
        const told = doubtful(breach, meant.open);
        const isCertain = told === breach;
        if (isCertain) named.add(breach);
        if (!isJudgedBy(policy, set, breach.service)) continue;
        const key = `${policy.mode} ${component.index} ${breach.service.name}`;
        // Both sites of a service may break by one component; they are one entry of one finding later.
        claims.add(key, { policy, set, isCertain }, (others) => ({ policy, component, breach: told, others }));
      }
    }
  }
  // What is told of a part that is down: by a policy that names it, or as a takeover that is too late.
  const after = new Set(breaches);
  const told = down.filter((breach) => named.has(breach) || !after.has(breach));
  return { claims: toldUnseen(claims.list(), told), breaches: breaches.filter((breach) => named.has(breach)) };
}

function ownTrial(network: Network, models: Models, policy: ScenarioPolicy, assumptions: Assumptions): Breach[] {
  const within = { kind: 'component', withinSite: true };
  const services = network.services.filter((service) => admits(policy.services, service));
  const failures = componentFailures(network, undefined, policy.mode);
  return tryFailures(models, failures, subjectsOf(services, within, policy.atMost, assumptions));
}
