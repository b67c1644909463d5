import { pushAll } from '../../multimap.ts';
import type { PictureWords } from '../../report/words/words.ts';
import type { Picture, Tie } from '../picture.ts';
import { MARGIN, type Widths } from './grid.ts';
import { path, rectangle, text, textLines } from './elements.ts';
import { widthOf } from '../text-width.ts';
import { wrap } from '../wrap.ts';

/** Findings that are written out; the report has all of them. */
const MOST_REMARKS = 10;
const LINE = 18;
/** As in the report: only an error has the cross, and its colour. */
const SIGNS = { error: '✗', warning: '!', info: '·' } as const;
/** Lines of a remark. */
const MOST_LINES = 5;

/** What the signs mean, what was found, and what is not drawn. */
export function endLines(
  { remarks, leftOut, isCoarse, sites }: Picture,
  top: number,
  { width }: Widths,
  words: PictureWords,
): { readonly marks: string[]; readonly bottom: number } {
  const room = width - 2 * MARGIN;
  const { marks, bottom } = legend(top + 20, width - MARGIN, hasLost(sites), words.legend);
  let y = bottom + 32;
  const write = (content: string, name: string): void => {
    const lines = wrap(content, { size: 12 }, room, MOST_LINES);
    pushAll(marks, textLines(MARGIN, y, lines, 15, { size: 12, class: name }));
    y += LINE + (lines.length - 1) * 15;
  };
  for (const { verdict, severity, policy, message } of remarks.slice(0, MOST_REMARKS)) {
    const sign = verdict === 'unproven' ? '?' : SIGNS[severity];
    write(`${sign} ${policy}: ${message}`, sign === SIGNS.error ? 'broken-text' : 'unproven-text');
  }
  if (remarks.length > MOST_REMARKS) write(words.moreFindings(remarks.length - MOST_REMARKS), 'quiet');
  if (isCoarse) write(words.coarse, 'quiet');
  if (leftOut > 0) write(words.leftOut(leftOut), 'quiet');
  return { marks, bottom: y - LINE + 4 };
}

function hasLost(sites: Picture['sites']): boolean {
  return sites.some(({ mark, zones }) => mark !== undefined || zones.some((zone) => zone.mark !== undefined));
}

function legend(
  top: number,
  right: number,
  tellsLost: boolean,
  meaning: PictureWords['legend'],
): { readonly marks: string[]; readonly bottom: number } {
  const marks: string[] = [];
  const type = { size: 11.5 };
  let x = MARGIN;
  let y = top;
  const entry = (wide: number, words: string, sign: () => string): void => {
    const room = widthOf(words, type);
    if (x > MARGIN && x + wide + 7 + room > right) {
      x = MARGIN;
      y += LINE + 4;
    }
    marks.push(sign(), text(x + wide + 7, y + 4, words, { ...type, class: 'quiet' }));
    x += wide + 7 + room + 14;
  };
  const wire = (tie: Tie): void => entry(30, meaning[tie], () => path(`M${x} ${y}h30`, `wire switches ${tie}`));
  const box = (className: string, words: string): void =>
    entry(26, words, () => rectangle([x, y - 8, x + 26, y + 8], `box switches ${className}`, 4));
  wire('needs');
  wire('one-of');
  wire('standby');
  box('broken marked', meaning.broken);
  box('unproven marked', meaning.unproven);
  box('waits', meaning.waits);
  if (tellsLost) box('lost broken', meaning.lost);
  return { marks, bottom: y };
}
