import { toldChanges } from '../leading.ts';
import type { Finding, Report, ResolvedFinding } from '../report.ts';
import { chain, taken } from '../text/one-finding.ts';
import { listed, shortened } from '../text/lists.ts';
import { shortName } from '../text/where.ts';
import type { Words } from '../words/words.ts';
import { locationOf } from './location.ts';
import { markdownCode, markdownText } from './markdown-text.ts';

/** Characters of a text in a comment, and names in a list. */
const MOST_OF_A_TEXT = 800;
const MOST_NAMES = 3;

const MARKS = { error: '✗', warning: '!', info: '·' } as const;

/** A finding in full, with the names of those that look like it. */
export function findingItem(finding: Finding, alike: readonly Finding[], report: Report, words: Words): string {
  const { severity, verdict, policy, message, services, newServices = [], witness, missing, fix } = finding;
  const { fields, moreAlike } = words.report;
  const isOpen = verdict === 'unproven';
  const called = isOpen ? `? ${words.verdict.unproven}` : `${MARKS[severity]} ${words.severity[severity]}`;
  const some = (texts: readonly string[]): string => text(listed(texts, MOST_NAMES, words));
  const rows: readonly (readonly [name: string, value: string])[] = [
    [fields.where, placeOf(finding, report, words)],
    [fields.decide, isOpen ? some(missing) : ''],
    [fields.do, withCode(fix)],
    // A chain of two links only repeats what the message says.
    [fields.why, witness.length > 2 ? text(chain(witness, false)) : ''],
    [fields.newlyStops, some(newServices)],
    [fields.services, services.length > 1 ? some(services.map((one) => taken(one, finding, words))) : ''],
  ];
  return [
    `**${called} ${markdownText(policy)}**${changeOf(finding, report, words)}: ${text(message)}`,
    '',
    ...rows.flatMap(([name, value]) => (value === '' ? [] : [`- **${name}** ${value}`])),
    ...(alike.length === 0
      ? []
      : [`- ${text(moreAlike(alike.length, listed(alike.map(shortName), MOST_NAMES, words)))}`]),
  ].join('\n');
}

/** A finding that counts for nothing, in one line. */
export function acceptedItem(finding: Finding, report: Report, words: Words): string {
  const { policy, message, waived } = finding;
  const why = waived === undefined ? '' : ` (${text(waived)})`;
  return `- **${markdownText(policy)}** ${text(message)}${why}${finding.source === null ? '' : ` ${code(sourceOf(finding.source))}`}${changeOf(finding, report, words)}`;
}

export function resolvedItem({ policy, message }: ResolvedFinding): string {
  return `- **${markdownText(policy)}** ${text(message)}`;
}

/** Whether the change brings it; nothing where that says nothing. */
function changeOf({ change }: Finding, report: Report, words: Words): string {
  const { changes } = words.report;
  if (change === undefined || toldChanges(report) === undefined) return '';
  return ` (${change === 'introduced' ? changes.introduced : changes.alreadyThere})`;
}

/** The line of the resource and its call, and its address. */
function placeOf(finding: Finding, report: Report, { andMore, report: says }: Words): string {
  const { addresses, source, construct, failure } = finding;
  const shown = addresses.slice(0, MOST_NAMES).map(code).join(', ');
  const names = addresses.length > MOST_NAMES ? andMore(shown, addresses.length - MOST_NAMES) : shown;
  if (source === null && construct !== undefined) return says.inConstruct(code(construct), names);
  if (source === null) return names !== '' ? names : finding.witness.length > 0 ? code(failure.label) : '';
  const { calledFrom = [], ...place } = locationOf(finding, report);
  const lines = [place, ...calledFrom].map((one) => code(sourceOf(one))).join(' ← ');
  return names === '' ? lines : `${lines} (${names})`;
}

function sourceOf({ file, line }: { readonly file: string; readonly line: number }): string {
  return `${file}:${line}`;
}

function text(sentence: string): string {
  return markdownText(shortened(sentence, MOST_OF_A_TEXT));
}

/** A text of ours, in which `names` stand between backticks. */
function withCode(advice: string): string {
  return shortened(advice, MOST_OF_A_TEXT)
    .split(/`([^`]+)`/)
    .map((piece, at) => (at % 2 === 0 ? spaced(piece) : markdownCode(piece)))
    .join('');
}

/** The blanks at its ends separate it from what stands beside it. */
function spaced(piece: string): string {
  const shown = markdownText(piece);
  if (shown === '') return piece === '' ? '' : ' ';
  return `${piece.startsWith(' ') ? ' ' : ''}${shown}${piece.endsWith(' ') ? ' ' : ''}`;
}

function code(name: string): string {
  return markdownCode(shortened(name, MOST_OF_A_TEXT));
}
