import type { Network } from '../network/network.ts';
import type { Assumptions } from '../input/assumptions.ts';
import { componentFailures } from '../simulate/failure.ts';
import { type Cause, type Claim, causesOf } from './cause.ts';
import type { PolicySet, ScenarioPolicy } from './policy.ts';
import { admits, subjectsOf } from './policy-subjects.ts';
import { type Breach, type Models, tryFailures } from './breaches.ts';

export interface ComponentResult {
  readonly causes: readonly Cause[];
  /** Every breach by a single component that goes down, whether a policy in use reports it or not. */
  readonly breaches: readonly Breach[];
  /** The cause that reports a breach. */
  readonly causeOf: ReadonlyMap<Breach, Cause>;
}

/**
 * Fails every component alone and gives each breach to the first policy that names the component's role. Breaches of
 * policies not in use are worked out too: a zone must not be reported for what one component in it already stops.
 */
export function componentCauses(
  network: Network,
  models: Models,
  policies: PolicySet,
  assumptions: Assumptions,
): ComponentResult {
  const within = { kind: 'component', withinSite: true };
  const subjects = subjectsOf(network.services, within, 'limit', assumptions);
  const breaches = tryFailures(models, componentFailures(network), subjects);
  const claims: Claim[] = [];
  const claimed = new Set<string>();
  for (const policy of policies.policies) {
    if (policy.kind !== 'scenario') continue;
    for (const set of policy.failures) {
      if (set.each !== 'component') continue;
      const usual = policy.mode === 'down' && policy.atMost === 'limit';
      const tried = usual ? breaches : ownTrial(network, models, policy, assumptions);
      const mine = new Set<string>();
      for (const breach of tried) {
        const component = network.components[breach.failure.component ?? -1];
        if (component === undefined) throw new Error('a component failure names its component');
        if (set.roles !== undefined && !set.roles.includes(component.role)) continue;
        if (!admits(policy.services, breach.service)) continue;
        const key = `${policy.mode} ${component.index} ${breach.service.name}`;
        if (claimed.has(key)) continue;
        // Both sites of a service may break by one component; they are one entry of one finding later.
        mine.add(key);
        claims.push({ policy, component, breach });
      }
      for (const key of mine) claimed.add(key);
    }
  }
  const causes = causesOf(claims);
  const causeOf = new Map(causes.flatMap((cause) => cause.breaches.map((breach) => [breach, cause] as const)));
  return { causes, breaches, causeOf };
}

function ownTrial(network: Network, models: Models, policy: ScenarioPolicy, assumptions: Assumptions): Breach[] {
  const within = { kind: 'component', withinSite: true };
  const services = network.services.filter((service) => admits(policy.services, service));
  const failures = componentFailures(network, undefined, policy.mode);
  return tryFailures(models, failures, subjectsOf(services, within, policy.atMost, assumptions));
}
