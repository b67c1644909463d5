import type { RenderOptions } from './index.ts';
import { blank, line, print, span, type Line } from './page.ts';
import type { Finding, Report } from '../judge/report.ts';
import { coverageLines } from './text/coverage.ts';
import { findingLines, oneLine } from './text/findings.ts';
import { judgedLines } from './text/judged.ts';

/** The report for people: what was judged, then what was found by cause, then the verdict as the last line. */
export function renderText(report: Report, options: RenderOptions): string {
  const findings = report.findings.filter((finding) => finding.waived === undefined);
  const body = options.quiet
    ? findings.filter(isError).map(oneLine)
    : [
        ...judgedLines(report, options),
        ...findingLines(report.findings, options),
        ...coverageLines(report, options),
        blank,
      ];
  return print([...body, verdictLine(report)], options.colour);
}

function isError(finding: Finding): boolean {
  return finding.verdict === 'broken' && finding.severity === 'error';
}

/** `accepted`, `accepted, 3 unproven`, `rejected: 2 errors`; with the strict pack also `rejected: 3 unproven`. */
export function verdictLine(report: Report): Line {
  const errors = report.summary.broken.error;
  const unproven = report.summary.unproven.error + report.summary.unproven.warning;
  if (report.verdict === 'rejected') {
    const reason = errors > 0 ? `${errors} ${errors === 1 ? 'error' : 'errors'}` : `${unproven} unproven`;
    return line(span(`rejected: ${reason}`, 'error'));
  }
  return unproven > 0
    ? line(span('accepted', 'good'), span(`, ${unproven} unproven`, 'unproven'))
    : line(span('accepted', 'good'));
}
