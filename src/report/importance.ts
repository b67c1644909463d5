import type { Finding } from './report.ts';
import { isAccepted } from './formats/accepted-why.ts';

/**
 * Most important first, for formats that show only so many: what rejects, what the change introduces, what is broken, what is
 * severe; what is waived or in the baseline comes last. What is equal stays in the order of the report.
 */
export function byImportance(findings: readonly Finding[]): Finding[] {
  const ranks = new Map(findings.map((finding) => [finding, rank(finding)]));
  return findings.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

const SEVERITIES = { error: 0, warning: 1, info: 2 } as const;

function rank(finding: Finding): number {
  const { rejects, change, verdict, severity } = finding;
  const asked = [
    isAccepted(finding),
    rejects !== true,
    severity === 'info',
    change === 'already-there',
    verdict === 'unproven',
  ];
  return asked.reduce((sum, isLess) => 2 * sum + Number(isLess), 0) * 3 + SEVERITIES[severity];
}
