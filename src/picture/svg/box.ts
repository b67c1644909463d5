import type { Box, Layer } from '../picture.ts';
import { escape, rectangle, text, textLines } from './elements.ts';
import { NAME, NAME_LINE, PADDING, partText, SERVICE_NAME, serviceText, SMALL, SMALL_LINE } from './box-text.ts';

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const verdicts = { holds: '✓', broken: '✗', unproven: '?' } as const;

/** A part, or equal parts: what it is called, what it is, how many. What a policy says of it stands before its kind. */
export function partBox(box: Box, layer: Layer, { left, right, top, bottom }: Frame): string {
  const { mark, standby } = box;
  const classes = ['box', layer, ...(mark ? [mark.verdict, 'marked'] : []), ...(standby ? ['waits'] : [])];
  const colour = mark && `${mark.verdict}-text`;
  const { name, second } = partText(box, right - left);
  const below = top + 15 + name.length * NAME_LINE - 2;
  return group(box.labels, [
    rectangle([left, top, right, bottom], classes.join(' ')),
    ...textLines(left + PADDING, top + 15, name, NAME_LINE, { ...NAME, ...(colour && { class: colour }) }),
    ...textLines(left + PADDING, below, second, SMALL_LINE, {
      ...SMALL,
      bold: mark !== undefined,
      class: colour ?? 'quiet',
    }),
  ]);
}

/** A service: its verdict, name and what was declared of it, on one line where that has room. */
export function serviceBox(box: Box, { left, right, top, bottom }: Frame): string {
  const verdict = box.service ?? 'holds';
  const classes = ['box', 'services', ...(verdict === 'holds' ? [] : [verdict, 'marked'])];
  const colour = verdict === 'holds' ? undefined : `${verdict}-text`;
  const { name, facts, beside, height } = serviceText(box, right - left);
  const start = left + PADDING + 18;
  const middle = top + (bottom - top - height) / 2;
  const below = middle + 17.5 + name.length * NAME_LINE;
  const factLines =
    beside === undefined
      ? textLines(start, below, facts, SMALL_LINE, { size: 11, class: colour ?? 'quiet' })
      : textLines(start + beside, middle + 17.5, facts, SMALL_LINE, { size: 11, class: colour ?? 'quiet' });
  return group(box.labels, [
    rectangle([left, top, right, bottom], classes.join(' ')),
    text(left + PADDING, middle + 17.5, verdicts[verdict], { size: 13, class: colour ?? 'holds' }),
    ...textLines(start, middle + 17.5, name, NAME_LINE, { ...SERVICE_NAME, ...(colour && { class: colour }) }),
    ...factLines,
  ]);
}

/** With what is in it as a tooltip. */
function group(labels: readonly string[], marks: readonly string[]): string {
  const title = labels.length === 0 ? '' : `<title>${labels.map(escape).join('&#10;')}</title>`;
  return `<g>${title}${marks.join('')}</g>`;
}
