import { createHash } from 'node:crypto';
import { label, type Output } from '../../printable.ts';
import { json } from '../json-report.ts';
import type { Finding, Report } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import type { Words } from '../words/words.ts';
import { acceptedWhy, isAccepted } from './accepted-why.ts';
import { byImportance } from '../importance.ts';
import { locationOf, namesOf } from './location.ts';

type Severity = 'blocker' | 'critical' | 'major' | 'minor' | 'info';

/**
 * A code quality report of GitLab, whose merge request widget compares it with that of the target branch by fingerprint.
 * Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function renderGitlab(report: Report, { words }: RenderOptions): Output {
  const used = new Map<string, number>();
  return json(
    byImportance(report.findings).map((finding) => {
      const { file, line } = locationOf(finding, report);
      return {
        description: description(finding, words),
        check_name: finding.policy,
        fingerprint: distinct(finding.fingerprint, used),
        severity: severityOf(finding),
        location: { path: file, lines: { begin: line } },
      };
    }),
  );
}

function severityOf(finding: Finding): Severity {
  const { rejects, severity, verdict } = finding;
  if (isAccepted(finding) || severity === 'info') return 'info';
  if (rejects) return 'blocker';
  if (verdict === 'unproven') return 'minor';
  return severity === 'error' ? 'critical' : 'major';
}

/** One line, which is all that GitLab shows. */
function description(finding: Finding, words: Words): string {
  const { message, fix } = finding;
  const { report, verdict } = words;
  const accepted = acceptedWhy(finding, words);
  const names = namesOf(finding, 1, words).map(label).join(', ');
  const first = names === '' ? '' : ` (${names})`;
  const open = finding.verdict === 'unproven' ? `${verdict.unproven}: ` : '';
  const why = accepted === undefined ? '' : `${accepted}. `;
  return `${why}${open}${message}${first}. ${report.fields.do}: ${fix}`;
}

/** GitLab shows only one of several with the same fingerprint. */
function distinct(fingerprint: string, used: Map<string, number>): string {
  const before = used.get(fingerprint) ?? 0;
  used.set(fingerprint, before + 1);
  return before === 0
    ? fingerprint
    : createHash('sha256').update(`${fingerprint} ${before}`).digest('hex').slice(0, fingerprint.length);
}
