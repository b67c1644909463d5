import type { Assumptions } from '../input/assumptions.ts';
import { applyKind } from '../network/interruption.ts';
import type { Seconds, Service } from '../network/network.ts';
import type { ScenarioPolicy } from './policy.ts';

/** The longest outage a policy allows a service when something of `kind` fails: its own, the declared RTO, the default. */
export function limitOf(
  atMost: ScenarioPolicy['atMost'],
  kind: string,
  service: Service,
  assumptions: Assumptions,
): Limit {
  if (atMost !== 'limit') return { limit: atMost, repairCounts: !isPlanned(kind) };
  if (isPlanned(kind)) return limitOfChange(service, assumptions);
  const declared = isPlace(kind) ? service.rto : service.rtoWithinSite;
  if (declared !== undefined) return { limit: declared, repairCounts: true };
  return {
    limit: assumptions.time(isPlace(kind) ? 'site-limit' : 'component-limit').seconds[1],
    repairCounts: false,
  };
}

/**
 * A recovery time objective is for failures. What is planned can be done one part after the other, so a service may be
 * out for as long as a takeover takes, and no longer.
 */
function limitOfChange({ rtoWithinSite = Infinity }: Service, assumptions: Assumptions): Limit {
  return { limit: Math.min(rtoWithinSite, assumptions.time('component-limit').seconds[1]), repairCounts: false };
}

export interface Limit {
  readonly limit: Seconds;
  /**
   * Whether it is a time that someone stated. Only that accepts to wait until what failed is repaired or replaced: what has
   * no stated objective must be taken over.
   */
  readonly repairCounts: boolean;
}

/** Sites and regions: what a second place is for, not a second part. They have a limit of their own. */
export function isPlace(kind: string): boolean {
  return kind === 'site' || kind === 'region';
}

/** What a change takes down at once. */
export function isPlanned(kind: string): boolean {
  return kind === applyKind;
}
