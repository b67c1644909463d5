import { output, type Output } from '../../printable.ts';
import type { Finding, Report, ResolvedFinding } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import { causes } from '../text/folding.ts';
import type { Words } from '../words/words.ts';
import { isAccepted } from './accepted-why.ts';
import { chainPicture } from './chain-picture.ts';
import { byImportance } from '../importance.ts';
import { isTold, leading, toldChanges } from '../leading.ts';
import { acceptedItem, findingItem, resolvedItem } from './markdown-items.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { verdictParts } from './verdict-line.ts';

/** The first line: a comment that begins with it is updated in place. */
const MARKER = '<!-- nospof:report -->';

/**
 * Characters for the findings: GitHub takes comments of 65,536, GitLab of 1,000,000. What stands around them needs less than the rest.
 * Source: https://github.com/orgs/community/discussions/27190
 */
const ROOM = 58_000;

/** Findings that are not folded. */
const SHOWN = 10;

/** One of several findings, as Markdown, and how many it tells. */
interface Item {
  readonly text: string;
  readonly count: number;
}

/**
 * A comment for a pull request: the verdict, what leads (what rejects, else what the change brings) with a picture, and folded what
 * else there is. Where it is too long, the least important findings are left out, with a sentence.
 */
export function renderMarkdown(report: Report, { words }: RenderOptions): Output {
  const { comment } = words.format;
  const told = byImportance(report.findings).filter(isTold);
  const { first, rest } = leading(
    report,
    told.filter((finding) => !isAccepted(finding)),
  );
  const [lead] = first;
  const leadsTo = lead?.rejects ? comment.group.rejects : comment.group.introduced;
  const room = new Room();
  const itemsIn = (findings: readonly Finding[]): Group => room.take(itemsOf(findings, report, words));
  const isLead = lead?.rejects === true || lead?.change === 'introduced';
  const shown = isLead ? itemsIn(first) : undefined;
  const others = isLead ? rest : [...first, ...rest];
  const alsoReject = itemsIn(others.filter(({ rejects }) => rejects));
  const introduced = itemsIn(others.filter(({ rejects, change }) => !rejects && change === 'introduced'));
  const left = itemsIn(others.filter(({ rejects, change }) => !rejects && change !== 'introduced'));
  const accepted = (wanted: (finding: Finding) => boolean): Group =>
    room.take(told.filter(wanted).map((one) => item(acceptedItem(one, report, words))));
  const waived = accepted((finding) => finding.waived !== undefined);
  const resolved = room.take(resolvedOf(report).map((one) => item(resolvedItem(one))));
  const recorded = accepted((finding) => finding.inBaseline === true && finding.waived === undefined);
  const hints = room.take((report.hints ?? []).map((hint) => item(`- ${markdownText(hint)}`)));
  const information = report.findings.length - told.length;
  // What looks alike is drawn once.
  const shapes = causes(
    first.filter(({ rejects }) => rejects),
    true,
  ).flatMap((cause) => cause.shapes);
  const picture = chainPicture(
    shapes.map((shape) => shape.first),
    words,
  );
  const { configuration } = report.declared;
  const [verdict, ...beside] = verdictParts(report, words);
  const blocks = [
    MARKER,
    `## ${report.verdict === 'rejected' ? '✗' : '✓'} ${markdownText(comment.heading(verdict))}`,
    ...(beside.length === 0 ? [] : [markdownText(asSentence(beside.join('; ')))]),
    ...(shown === undefined ? [] : unfolded(leadsTo, comment.more, shown)),
    ...(picture === '' ? [] : [comment.picture, picture]),
    ...folded(comment.group.alsoReject, alsoReject),
    ...folded(comment.group.introduced, introduced),
    ...folded(toldChanges(report) === undefined ? comment.group.others : comment.group.alreadyThere, left),
    ...folded(comment.group.resolved, resolved),
    ...folded(comment.group.inBaseline, recorded),
    ...folded(comment.group.waived, waived),
    ...folded(comment.group.hints, hints),
    ...(room.left > 0 ? [comment.leftOut(room.left)] : []),
    ...(information > 0 ? [comment.information(information)] : []),
    ...(configuration === null ? [] : [comment.configuration(markdownCode(configuration.path))]),
  ];
  return output(`${blocks.join('\n\n')}\n`, (character) => `&#${character.codePointAt(0)};`);
}

/** Those of one shape are one item. */
function itemsOf(findings: readonly Finding[], report: Report, words: Words): Item[] {
  return causes(findings, true).flatMap(({ shapes }) =>
    shapes.map(({ first, alike }) => ({
      text: findingItem(first, alike, report, words),
      count: 1 + alike.length,
    })),
  );
}

function resolvedOf({ changes }: Report): readonly ResolvedFinding[] {
  return changes?.resolved.filter(isTold) ?? [];
}

function item(text: string): Item {
  return { text, count: 1 };
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

type Heading = (count: number) => string;

interface Group {
  readonly shown: readonly Item[];
  /** Findings, with those that are left out. */
  readonly count: number;
}

/** The first ones in sight, the others folded. */
function unfolded(heading: Heading, more: Heading, { shown, count }: Group): string[] {
  if (count === 0) return [];
  const first = shown.slice(0, SHOWN);
  return [`### ${heading(count)}`, ...first.map(({ text }) => text), ...folded(more, groupOf(shown.slice(SHOWN)))];
}

function folded(heading: Heading, { shown, count }: Group): string[] {
  if (count === 0) return [];
  return [`<details><summary>${heading(count)}</summary>`, ...shown.map(({ text }) => text), '</details>'];
}

function groupOf(items: readonly Item[]): Group {
  return { shown: items, count: items.reduce((sum, { count }) => sum + count, 0) };
}

/** What is left of a comment; what asks first gets what it needs. */
class Room {
  #characters = ROOM;
  /** Findings that found no room. */
  left = 0;

  take(items: readonly Item[]): Group {
    const shown: Item[] = [];
    for (const one of items) {
      this.#characters -= one.text.length + 2;
      if (this.#characters >= 0) shown.push(one);
      else this.left += one.count;
    }
    return { ...groupOf(items), shown };
  }
}
