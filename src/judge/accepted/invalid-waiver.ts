import type { Waiver } from '../../input/accepted/waiver.ts';
import { waiverInvalid } from '../checks/waiver-invalid.ts';
import { type Finding, finding } from '../finding.ts';
import type { CheckPolicy, Policy, PolicySet } from '../policy.ts';
import type { WaiverProblem } from './waiver-problem.ts';

/** The policies about waivers, where they are in use. */
export function waiverPolicies({ policies }: PolicySet): readonly CheckPolicy[] {
  return policies.filter(isAboutWaivers);
}

/**
 * Its findings are about waivers. Nothing says since when a waiver is invalid, so no plan introduces them: what such a waiver is for
 * is not accepted, and counts if the plan introduces that.
 */
export function isAboutWaivers(policy: Policy): policy is CheckPolicy {
  return policy.kind === 'check' && policy.check === waiverInvalid.name;
}

/** What a policy says of a waiver that does not apply. */
export function invalidWaiver(policy: Policy, waiver: Waiver, problems: readonly WaiverProblem[]): Finding {
  const { scope, policy: waives, at } = waiver;
  const of =
    scope.is === 'file'
      ? [...(scope.addresses ?? []), ...(scope.fingerprints ?? [])]
      : scope.blocks.map(({ written }) => written);
  const text = policy.fixes.get(problems[0]?.is ?? '') ?? policy.fix;
  return finding(policy, {
    severity: policy.severity,
    verdict: 'broken',
    statement: { says: 'waiver-invalid', waives, of: [...new Set(of)], problems },
    subject: [],
    components: [],
    services: [],
    witness: [],
    missing: [],
    fix: { does: 'as-the-policy-says', text },
    written: at,
    // The line moves; what it is for stays.
    lasting: JSON.stringify([scope.is, waives, of.toSorted()]),
  });
}
