import type { Component } from '../network/network.ts';
import type { Finding } from './report.ts';
import type { Policy } from './policy.ts';

/** What to do about a finding: the text for the type of the first part that failed; what is unproven is settled first. */
export function fixFor(
  policy: Pick<Policy, 'fix' | 'fixes'>,
  finding: Pick<Finding, 'verdict' | 'missing'> & { readonly components: readonly Component[] },
): string {
  const type = finding.components[0]?.origin.type ?? '';
  const fix = policy.fixes.get(type) ?? policy.fix;
  return finding.verdict === 'unproven' ? `${settle(finding.missing)} If the finding stands: ${fix}` : fix;
}

function settle(missing: readonly string[]): string {
  const onlyTimes = missing.length > 0 && missing.every((fact) => fact.startsWith('how long '));
  return onlyTimes
    ? 'First settle it: measure the time in a drill and set it under assumptions in nospof.yaml.'
    : 'First settle it: give nospof the plan or state that shows what is open, or declare it in nospof.yaml.';
}
