import type { Box } from '../picture.ts';
import { type Type, widthOf } from '../text-width.ts';
import { wrap } from '../wrap.ts';

export const PADDING = 8;
export const NAME: Type = { size: 12, bold: true };
export const SMALL: Type = { size: 10 };
export const SERVICE_NAME: Type = { size: 13, bold: true };
export const NAME_LINE = 14;
export const SMALL_LINE = 12.5;
const FACTS: Type = { size: 11 };
/** Lines of a name, and of what stands below it. */
const MOST_OF_A_NAME = 4;
const MOST_BELOW = 4;

/** What a box of a part says, in lines as wide as the box has room for. */
export interface PartText {
  readonly name: readonly string[];
  readonly second: readonly string[];
  readonly height: number;
}

/** The text of a part in a box of this width; with what a policy says of it before its kind. */
export function partText({ name, kind, count, mark }: Box, width: number): PartText {
  const room = width - 2 * PADDING;
  const lines = wrap(count > 1 ? `${name} ×${count}` : name, NAME, room, MOST_OF_A_NAME);
  const said = mark && `${mark.policy}${mark.lost === undefined ? '' : ` (${mark.lost})`}`;
  const isSure = mark?.verdict !== 'unproven';
  const below = said === undefined ? kind : `${said}${isSure ? '' : '?'} · ${kind}`;
  const second = wrap(below, { ...SMALL, bold: mark !== undefined }, room, MOST_BELOW);
  return { name: lines, second, height: 8 + lines.length * NAME_LINE + second.length * SMALL_LINE };
}

/** What the box of a service says: its facts `beside` so many pixels from its name, or below it. */
export interface ServiceText {
  readonly name: readonly string[];
  readonly facts: readonly string[];
  readonly beside: number | undefined;
  readonly height: number;
}

export function serviceText({ name, kind }: Box, width: number): ServiceText {
  const room = width - 2 * PADDING - 18;
  const beside = widthOf(name, SERVICE_NAME) + 12;
  if (beside + widthOf(kind, FACTS) <= room) return { name: [name], facts: [kind], beside, height: 26 };
  const lines = wrap(name, SERVICE_NAME, room, MOST_OF_A_NAME);
  const facts = wrap(kind, FACTS, room, MOST_BELOW);
  return { name: lines, facts, beside: undefined, height: 12 + lines.length * NAME_LINE + facts.length * SMALL_LINE };
}
