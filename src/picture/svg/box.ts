import type { Box, Layer } from '../picture.ts';
import { widthOf } from '../text-width.ts';
import { escape, rectangle, text } from './elements.ts';

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const PADDING = 9;
const NAME = 12;
const SMALL = 9.5;
const GAP = 8;
const verdicts = { holds: '✓', broken: '✗', unproven: '?' } as const;

/** A part, or equal parts: what it is called, what it is, how many. What a policy says of it stands in place of its kind. */
export function partBox(box: Box, layer: Layer, { left, right, top, bottom }: Frame): string {
  const { mark, count, standby } = box;
  const classes = ['box', layer, ...(mark ? [mark.verdict, 'marked'] : []), ...(standby ? ['waits'] : [])];
  const times = count > 1 ? `×${count}` : '';
  const taken = times === '' ? 0 : widthOf(times, { size: NAME, bold: true }) + GAP;
  const room = right - left - 2 * PADDING;
  const colour = mark && `${mark.verdict}-text`;
  const isSure = mark?.verdict !== 'unproven';
  const second = mark === undefined ? box.kind : `${mark.policy}${isSure ? '' : '?'} · ${box.kind}`;
  return group(box.labels, [
    rectangle([left, top, right, bottom], classes.join(' ')),
    text(left + PADDING, top + 15, box.name, {
      size: NAME,
      bold: true,
      room: room - taken,
      cut: 'middle',
      ...(colour && { class: colour }),
    }),
    text(right - PADDING, top + 15, times, {
      size: NAME,
      bold: true,
      room,
      anchor: 'end',
      ...(colour && { class: colour }),
    }),
    text(left + PADDING, top + 27, second, {
      size: SMALL,
      bold: mark !== undefined,
      room,
      // A type is known by both its ends, a list by its beginning.
      cut: mark === undefined && !box.kind.includes(',') ? 'middle' : 'end',
      class: colour ?? 'quiet',
    }),
  ]);
}

/** A service: its verdict, name and what was declared of it, on one line. */
export function serviceBox(box: Box, { left, right, top, bottom }: Frame): string {
  const verdict = box.service ?? 'holds';
  const classes = ['box', 'services', ...(verdict === 'holds' ? [] : [verdict, 'marked'])];
  const colour = verdict === 'holds' ? undefined : `${verdict}-text`;
  const room = right - left - 2 * PADDING - 18;
  const name = { size: 13, bold: true };
  // A name that has to be cut leaves a third of the room to the facts, and less where they are short.
  const facts = Math.min(widthOf(box.kind, { size: 11 }) * 1.3 + 12, room / 3);
  const wide = Math.min(widthOf(box.name, name), Math.floor(room - facts));
  const base = (top + bottom) / 2 + 4.5;
  return group(box.labels, [
    rectangle([left, top, right, bottom], classes.join(' ')),
    text(left + PADDING, base, verdicts[verdict], { size: 13, room: 16, class: colour ?? 'holds' }),
    text(left + PADDING + 18, base, box.name, { ...name, room: wide, cut: 'middle', ...(colour && { class: colour }) }),
    text(left + PADDING + 18 + wide + 12, base, box.kind, {
      size: 11,
      room: room - wide - 12,
      class: colour ?? 'quiet',
    }),
  ]);
}

/** With what is in it as a tooltip. */
function group(labels: readonly string[], marks: readonly string[]): string {
  const title = labels.length === 0 ? '' : `<title>${labels.map(escape).join('&#10;')}</title>`;
  return `<g>${title}${marks.join('')}</g>`;
}
