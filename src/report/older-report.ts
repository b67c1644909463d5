import type { Report } from './report.ts';

/** A report of version 1 as any nospof wrote it: what was added since may be absent. */
export type SavedReport = Omit<Report, 'policies' | 'declared' | 'summary'> &
  Partial<Pick<Report, 'policies' | 'declared'>> & {
    readonly summary: Omit<Report['summary'], 'waived' | 'inBaseline'> & Partial<Report['summary']>;
  };

/** Fields that a report must have and that were added since the first nospof. */
export const added: ReadonlySet<string> = new Set(['policies', 'declared']);

/** The same report with what it would say today where it says nothing. */
export function asToday(saved: SavedReport): Report {
  const { policies = [], declared = nothingDeclared, summary, findings } = saved;
  return {
    ...saved,
    policies,
    declared,
    summary: { ...summary, waived: summary.waived ?? 0, inBaseline: summary.inBaseline ?? 0 },
    findings: saved.verdict === 'rejected' ? withRejecting(findings) : findings,
  };
}

const nothingDeclared: Report['declared'] = { configuration: null, packs: [], facts: [] };

/** Before findings said that they reject, all broken errors did, and where there was none what is unproven. */
function withRejecting(findings: Report['findings']): Report['findings'] {
  if (findings.some(({ rejects }) => rejects)) return findings;
  const open = findings.filter(
    ({ severity, waived, inBaseline }) => severity === 'error' && waived === undefined && inBaseline !== true,
  );
  const broken = open.filter(({ verdict }) => verdict === 'broken');
  const rejecting = new Set(broken.length > 0 ? broken : open);
  return findings.map((finding) => (rejecting.has(finding) ? { ...finding, rejects: true } : finding));
}
