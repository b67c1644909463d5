import type { Component, Role, Service, Tier } from '../network/network.ts';

export type Severity = 'error' | 'warning' | 'info';

const order: readonly Severity[] = ['error', 'warning', 'info'];

/** 0 for the most severe. */
export function rankOf(severity: Severity): number {
  return order.indexOf(severity);
}

export function mostSevere(severities: Iterable<Severity>): Severity {
  let rank = order.length - 1;
  for (const severity of severities) rank = Math.min(rank, rankOf(severity));
  return order[rank] ?? 'info';
}

/** A lone instance, and the way that leads to and from it. Its stores are data, whoever uses them. */
const withInstance: readonly Role[] = ['compute', 'router', 'firewall', 'link'];

/**
 * What a broken service weighs: less for a test tier or a bastion, and a lone instance that no entry reaches may be no
 * service at all, and what carries its traffic no service either. Tier and service change the severity, never the verdict.
 */
export function severityFor(policy: Severity, service: Service, failed: readonly Component[]): Severity {
  if (service.operatorAccess) return 'info';
  const severity = severityInTier(policy, service.tier);
  const isLone = service.lone && failed.length > 0 && failed.every(({ role }) => withInstance.includes(role));
  return isLone && severity === 'error' ? 'warning' : severity;
}

export function severityInTier(policy: Severity, tier: Tier): Severity {
  return tier === 'test' ? 'info' : policy;
}
