import type { Assumptions } from '../../input/assumptions.ts';
import { applyKind } from '../../network/interruption.ts';
import type { Network } from '../../network/network.ts';
import { componentFailures } from '../../simulate/failure.ts';
import { type Models, tryFailures } from '../breaches.ts';
import type { Cause } from '../cause.ts';
import type { DomainBreach } from '../domain-breaches.ts';
import { domainCauses } from '../domain-causes.ts';
import { subjectsOf } from '../policy-subjects.ts';

/**
 * What a change takes down at once and what stops services only because it is taken down together. What stops one alone is single
 * whether it is changed or fails: that is reported as such, and is spared here. It is asked by the limit of a change, which a
 * declared recovery time does not extend.
 */
export function changeCauses(
  network: Network,
  models: Models,
  assumptions: Assumptions,
  tried: readonly DomainBreach[],
): readonly Cause[] {
  if (tried.length === 0) return [];
  const inChange = new Set(tried.map(({ domain }) => domain.index));
  const parts = componentFailures(network, ({ domains }) => domains.some(({ domain }) => inChange.has(domain)));
  const services = [...new Set(tried.map(({ breach }) => breach.service))];
  const subjects = subjectsOf(services, { kind: applyKind, withinSite: false }, 'limit', assumptions);
  return domainCauses(network, tried, tryFailures(models, parts, subjects)).causes;
}
