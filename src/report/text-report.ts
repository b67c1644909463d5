import { blank, field, line, print, span, type Line } from './page.ts';
import type { Output } from '../printable.ts';
import type { Finding, Report } from './report.ts';
import type { RenderOptions } from './render-options.ts';
import { resolvedLines } from './text/accepted.ts';
import { changeLines } from './text/change.ts';
import { declaredInShort, declaredLines } from './text/not-in-plan.ts';
import { findingLines, oneLine } from './text/findings.ts';
import { judgedLines } from './text/judged.ts';
import { notCoveredLines } from './text/not-covered.ts';
import type { Words } from './words/words.ts';

/** The report for people: what was judged, then what was found by cause, then the verdict as the last line. */
export function renderText(report: Report, options: RenderOptions): Output {
  const findings = report.findings.filter(counts);
  const body = options.quiet
    ? [...findings.filter(isError).map((finding) => oneLine(finding, options)), ...declaredInShort(report, options)]
    : [
        ...judgedLines(report, options),
        ...declaredLines(report, options),
        ...findingLines(report.findings, options),
        ...changeLines(report, options),
        ...resolvedLines(report, options),
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

/** It is neither waived nor in the baseline. */
function counts({ waived, inBaseline }: Finding): boolean {
  return waived === undefined && !inBaseline;
}

function isError(finding: Finding): boolean {
  return finding.verdict === 'broken' && finding.severity === 'error';
}

function isOpen({ verdict, severity }: Finding): boolean {
  return verdict === 'unproven' && severity !== 'info';
}

/**
 * `accepted`, `accepted, 3 unproven, 1 waived`, `rejected: 2 errors`; with the strict pack also `rejected: 3 unproven`.
 */
function verdictLine({ summary, findings, verdict }: Report, words: Words): Line {
  const recorded = findings.filter((finding) => finding.inBaseline);
  const errors = summary.broken.error - recorded.filter(isError).length;
  const unproven = summary.unproven.error + summary.unproven.warning - recorded.filter(isOpen).length;
  const { accepted, rejected, counted, waived, baseline } = words.report;
  const beside = [
    ...(summary.waived > 0 ? [span(`, ${waived.counted(summary.waived)}`, 'quiet')] : []),
    ...(summary.inBaseline > 0 ? [span(`, ${baseline.counted(summary.inBaseline)}`, 'quiet')] : []),
  ];
  if (verdict === 'rejected') {
    const why = errors > 0 ? words.count.error(errors) : counted.unproven(unproven);
    return line(span(rejected(why), 'error'), ...beside);
  }
  const open = unproven > 0 ? [span(`, ${counted.unproven(unproven)}`, 'unproven')] : [];
  return line(span(accepted, 'good'), ...open, ...beside);
}
