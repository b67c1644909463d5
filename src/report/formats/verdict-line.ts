import { countsIn } from '../counts-in.ts';
import { toldChanges } from '../leading.ts';
import type { Report } from '../report.ts';
import type { Words } from '../words/words.ts';
import { isAccepted } from './accepted-why.ts';

/** The verdict with what there is, in one line. */
export function verdictIn(report: Report, words: Words): string {
  return verdictParts(report, words).join('; ');
}

/** The verdict with what there is, each for itself: `rejected: 2 errors; also found: 1 warning, 3 unproven; 1 waived`. */
export function verdictParts(report: Report, words: Words): readonly [verdict: string, ...beside: string[]] {
  const { verdict, findings } = report;
  const open = findings.filter((finding) => !isAccepted(finding));
  const rest = countsIn(
    open.filter(({ rejects }) => !rejects),
    words,
  );
  const waived = findings.filter((finding) => finding.waived !== undefined).length;
  const recorded = findings.filter((finding) => finding.waived === undefined && finding.inBaseline).length;
  const said =
    verdict === 'accepted'
      ? words.report.accepted
      : words.report.rejected(
          countsIn(
            open.filter(({ rejects }) => rejects),
            words,
          ),
        );
  const told = toldChanges(report);
  return [
    said,
    ...(rest === '' ? [] : [words.format.alsoFound(rest)]),
    ...(waived > 0 ? [words.format.waivedCount(waived)] : []),
    ...(recorded > 0 ? [words.report.baseline.counted(recorded)] : []),
    ...(told === undefined
      ? []
      : [words.report.changes.counts(told.introduced, told.resolved.length, told.alreadyThere)]),
  ];
}
