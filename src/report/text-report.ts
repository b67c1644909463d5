import { blank, field, line, print, span, type Line } from './page.ts';
import type { Output } from '../printable.ts';
import type { Finding, Report } from './report.ts';
import type { RenderOptions } from './render-options.ts';
import { changeLines } from './text/change.ts';
import { declaredInShort, declaredLines } from './text/not-in-plan.ts';
import { findingLines, oneLine } from './text/findings.ts';
import { judgedLines } from './text/judged.ts';
import { notCoveredLines } from './text/not-covered.ts';
import type { Words } from './words/words.ts';

/** The report for people: what was judged, then what was found by cause, then the verdict as the last line. */
export function renderText(report: Report, options: RenderOptions): Output {
  const findings = report.findings.filter((finding) => finding.waived === undefined);
  const body = options.quiet
    ? [...findings.filter(isError).map((finding) => oneLine(finding, options)), ...declaredInShort(report, options)]
    : [
        ...judgedLines(report, options),
        ...declaredLines(report, options),
        ...findingLines(report.findings, options),
        ...changeLines(report, options),
        ...hintLines(report, options),
        ...notCoveredLines(report, options),
        blank,
      ];
  return print([...body, verdictLine(report, options.words)], options.colour);
}

/** Tags that are likely not read as they were meant. */
function hintLines({ hints = [] }: Report, { width, words }: RenderOptions): Line[] {
  const lines = hints.flatMap((hint) => field(words.report.hint, hint, width, { indent: 0, called: 'warning' }));
  return lines.length === 0 ? [] : [blank, ...lines];
}

function isError(finding: Finding): boolean {
  return finding.verdict === 'broken' && finding.severity === 'error';
}

/** `accepted`, `accepted, 3 unproven`, `rejected: 2 errors`; with the strict pack also `rejected: 3 unproven`. */
function verdictLine({ summary, verdict }: Report, words: Words): Line {
  const errors = summary.broken.error;
  const unproven = summary.unproven.error + summary.unproven.warning;
  const { accepted, rejected, counted } = words.report;
  if (verdict === 'rejected') {
    return line(span(rejected(errors > 0 ? words.count.error(errors) : counted.unproven(unproven)), 'error'));
  }
  return unproven > 0
    ? line(span(accepted, 'good'), span(`, ${counted.unproven(unproven)}`, 'unproven'))
    : line(span(accepted, 'good'));
}
