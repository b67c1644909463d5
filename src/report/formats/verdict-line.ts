import type { Report } from '../report.ts';
import type { Words } from '../words/words.ts';

/** The verdict with what there is, in one line: `rejected: 2 errors, 1 warning, 3 unproven; waived: 1`. */
export function verdictIn({ verdict, summary, findings, changes }: Report, { report, count, format }: Words): string {
  const { error, warning } = summary.broken;
  const unproven = summary.unproven.error + summary.unproven.warning;
  const waived = findings.filter((finding) => finding.waived !== undefined).length;
  const found = [
    ...(error > 0 ? [count.error(error)] : []),
    ...(warning > 0 ? [format.warnings(warning)] : []),
    ...(unproven > 0 ? [report.counted.unproven(unproven)] : []),
    ...(waived > 0 ? [format.waivedCount(waived)] : []),
  ].join(', ');
  const told = findings.filter(({ severity }) => severity !== 'info');
  const introduced = told.filter(({ change }) => change === 'introduced').length;
  const gone = changes?.resolved.filter(({ severity }) => severity !== 'info').length ?? 0;
  const said = verdict === 'rejected' ? report.rejected(found) : [report.accepted, found].filter(Boolean).join(': ');
  return changes === undefined ? said : `${said}; ${report.changes.counts(introduced, gone, told.length - introduced)}`;
}
