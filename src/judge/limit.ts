import type { Assumptions } from '../input/assumptions.ts';
import type { Seconds, Service } from '../network/network.ts';
import type { ScenarioPolicy } from './policy.ts';

/** The longest outage a policy allows a service when something of `kind` fails: its own, the declared RTO, the default. */
export function limitOf(
  atMost: ScenarioPolicy['atMost'],
  kind: string,
  service: Service,
  assumptions: Assumptions,
): Seconds {
  if (atMost !== 'limit') return atMost;
  const declared = isPlace(kind) ? service.rto : service.rtoWithinSite;
  return declared ?? assumptions.time(isPlace(kind) ? 'site-limit' : 'component-limit').seconds[1];
}

/** Sites and regions: what a second place is for, not a second part. They have a limit of their own. */
export function isPlace(kind: string): boolean {
  return kind === 'site' || kind === 'region';
}
