import { type Finding, finding, withoutLimit } from '../finding.ts';
import type { Policy } from '../policy.ts';
import type { Refused } from '../refusals.ts';
import { mostSevere, severityInTier } from '../severity.ts';

/** The finding of refusals of one kind, at the resources that refuse. */
export function refusalFinding(policy: Policy, { stops, refusals, components, services, chain }: Refused): Finding {
  const [first] = refusals;
  const text = policy.fixes.get(first?.is ?? '');
  return finding(policy, {
    severity: mostSevere(
      services.map((service) => (service.operatorAccess ? 'info' : severityInTier(policy.severity, service.tier))),
    ),
    verdict: 'broken',
    statement: { says: 'refused', stops, refusals },
    subject: components.map(({ title }) => title),
    components,
    at: refusals.flatMap(({ origin, and, isAlone }) => (and === undefined || isAlone ? [origin] : [origin, and])),
    services: services.map(withoutLimit),
    witness: chain.map(({ title }) => title),
    missing: [],
    ...(text !== undefined && { fix: { does: 'as-the-policy-says', text } }),
  });
}
