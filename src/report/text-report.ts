import { isAccepted } from './formats/accepted-why.ts';
import { countsIn } from './counts-in.ts';
import { blank, field, line, print, span, type Line } from './page.ts';
import type { Output } from '../printable.ts';
import type { Report } from './report.ts';
import type { RenderOptions } from './render-options.ts';
import { resolvedLines } from './text/accepted.ts';
import { changeLines, resolvedByPlanLines } from './text/change.ts';
import { declaredInShort, declaredLines } from './text/not-in-plan.ts';
import { findingLines, oneLine } from './text/findings.ts';
import { checkedLines, judgedLines } from './text/judged.ts';
import { notCoveredLines } from './text/not-covered.ts';
import type { Words } from './words/words.ts';

/** Lines of a screen: a longer report begins with the verdict as well. */
const SCREEN = 24;

/** The report for people: the verdict, what rejects and how to mend it, what else was found, what was judged; the verdict as the last line. */
export function renderText(report: Report, options: RenderOptions): Output {
  const verdict = verdictLine(report, options.words);
  if (options.quiet) return print([...inOneLineEach(report, options), verdict], options.colour);
  const page = [
    ...changeLines(report, options),
    ...checkedLines(report, options),
    ...findingLines(report, options),
    ...resolvedByPlanLines(report, options),
    ...resolvedLines(report, options),
    ...judgedLines(report, options),
    ...declaredLines(report, options),
    ...hintLines(report, options),
    ...notCoveredLines(report, options),
    blank,
    verdict,
  ];
  return print(page.length > SCREEN ? [verdict, ...page] : page, options.colour);
}

/** For `--quiet`: what rejects, each in one line. */
function inOneLineEach(report: Report, options: RenderOptions): Line[] {
  const rejecting = report.findings.filter((finding) => !isAccepted(finding) && finding.rejects);
  return [...rejecting.map((finding) => oneLine(finding, options)), ...declaredInShort(report, options)];
}

/** Tags that are likely not read as they were meant. */
function hintLines({ hints = [] }: Report, { width, words }: RenderOptions): Line[] {
  const lines = hints.flatMap((hint) => field(words.report.hint, hint, width, { indent: 0, called: 'warning' }));
  return lines.length === 0 ? [] : [blank, ...lines];
}

/** `accepted`, `accepted, 3 unproven, 1 waived`, `rejected: 2 errors`; with the strict pack also `rejected: 3 unproven`. */
function verdictLine({ findings, verdict }: Report, words: Words): Line {
  const { accepted, rejected, waived, baseline } = words.report;
  const ofWaiver = findings.filter((finding) => finding.waived !== undefined).length;
  const ofBaseline = findings.filter((finding) => finding.waived === undefined && finding.inBaseline).length;
  const beside = [
    ...(ofWaiver > 0 ? [span(`, ${waived.counted(ofWaiver)}`, 'quiet')] : []),
    ...(ofBaseline > 0 ? [span(`, ${baseline.counted(ofBaseline)}`, 'quiet')] : []),
  ];
  const open = findings.filter((finding) => !isAccepted(finding));
  if (verdict === 'rejected') {
    const why = countsIn(
      open.filter(({ rejects }) => rejects),
      words,
    );
    return line(span(rejected(why), 'error'), ...beside);
  }
  const found = countsIn(open, words);
  return line(span(accepted, 'good'), ...(found === '' ? [] : [span(`, ${found}`, 'unproven')]), ...beside);
}
