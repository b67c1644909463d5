import { type Annotation, annotations, type Output } from '../../printable.ts';
import type { Finding, Report } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import type { Words } from '../words/words.ts';
import { acceptedWhy, isAccepted } from './accepted-why.ts';
import { byImportance } from '../importance.ts';
import { locationOf, namesOf } from './location.ts';
import { listed } from '../text/lists.ts';
import { verdictIn } from './verdict-line.ts';

/**
 * GitHub shows no more of each level for one step. Source:
 * https://github.com/orgs/community/discussions/26680
 */
const SHOWN_OF_A_LEVEL = 10;
/** Hints that the first notice repeats. */
const MOST_HINTS = 5;

type Level = Annotation['level'];

/**
 * Annotations of GitHub Actions, at the lines of the findings: an error rejects, a warning does not, a notice is for information or waived. The first notice is
 * the verdict, says how many findings no annotation shows, and has the hints.
 */
export function renderGithub(report: Report, { words }: RenderOptions): Output {
  const sorted = byImportance(report.findings).map((finding) => ({ finding, level: levelOf(finding) }));
  const room: Record<Level, number> = {
    error: SHOWN_OF_A_LEVEL,
    warning: SHOWN_OF_A_LEVEL,
    notice: SHOWN_OF_A_LEVEL - 1,
  };
  const shown = sorted.filter(({ level }) => room[level]-- > 0);
  const verdict: Annotation = {
    level: 'notice',
    title: words.format.tool,
    message: [
      verdictIn(report, words),
      ...(shown.length < sorted.length ? [words.format.annotationsLeftOut(sorted.length - shown.length)] : []),
      ...(report.hints ?? []).slice(0, MOST_HINTS).map((hint) => `${words.report.hint}: ${hint}`),
    ].join('\n'),
  };
  return annotations([...shown.map(({ finding, level }) => annotationOf(finding, level, report, words)), verdict]);
}

function levelOf(finding: Finding): Level {
  const { rejects, severity } = finding;
  if (isAccepted(finding)) return 'notice';
  if (rejects) return 'error';
  return severity === 'info' ? 'notice' : 'warning';
}

function annotationOf(finding: Finding, level: Level, report: Report, words: Words): Annotation {
  const { policy, message, fix, change, newServices } = finding;
  const { file, line, isInput } = locationOf(finding, report);
  const { format, report: says, verdict } = words;
  const marks = [
    ...(finding.verdict === 'unproven' ? [verdict.unproven] : []),
    ...(change === undefined ? [] : [change === 'introduced' ? says.changes.introduced : says.changes.alreadyThere]),
    ...[acceptedWhy(finding, words)].filter((why) => why !== undefined),
  ];
  return {
    level,
    file,
    line,
    title: [`${format.tool} ${policy}`, ...marks].join(': '),
    message: [
      message,
      ...(newServices === undefined ? [] : [`${says.fields.newlyStops}: ${listed(newServices, 3, words)}`]),
      ...(isInput ? namesOf(finding, 3, words) : []),
      `${says.fields.do}: ${fix}`,
    ].join('\n'),
  };
}
