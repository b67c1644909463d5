/**
 * Widths of Helvetica (and Arial, which has the same) in thousandths of the size, for the characters from blank to tilde.
 * Adobe font metrics, Helvetica.afm.
 */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];
/** A character the table lacks: as wide as the size, as Korean ones are. */
const OTHER = 1000;
const NARROW: ReadonlyMap<string, number> = new Map([
  ['…', 1000],
  ['×', 584],
  ['✓', 850],
  ['✗', 850],
]);
/** Bold letters are wider by at most as much. */
const BOLD = 1.1;

export interface Type {
  /** Pixels. */
  readonly size: number;
  readonly bold?: boolean;
}

/** Width of `text` in pixels, rounded up. */
export function widthOf(text: string, { size, bold = false }: Type): number {
  let width = 0;
  for (const character of text) {
    width += WIDTHS[(character.codePointAt(0) ?? 0) - 32] ?? NARROW.get(character) ?? OTHER;
  }
  return Math.ceil((width * size * (bold ? BOLD : 1)) / 1000);
}

export interface Fitted {
  readonly text: string;
  /** Pixels it takes, and must not exceed with whichever font there is; undefined where there is room to spare. */
  readonly length: number | undefined;
}

/** Another font may be wider by this much. */
const SPARE = 1.25;

/**
 * `text` in `room` pixels: cut at its end, or (names, whose ends tell them apart) in the middle. Never wider than the room,
 * whichever font draws it.
 */
export function fit(text: string, type: Type, room: number, cut: 'end' | 'middle' = 'end'): Fitted {
  const width = widthOf(text, type);
  if (width * SPARE <= room) return { text, length: undefined };
  if (width <= room) return { text, length: width };
  const characters = Array.from(text);
  const shortened = (count: number): string => {
    const tail = cut === 'middle' ? Math.floor(count * 0.4) : 0;
    const end = tail === 0 ? '' : characters.slice(-tail).join('');
    return `${characters.slice(0, count - tail).join('')}…${end}`;
  };
  let low = 0;
  let high = characters.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(shortened(middle), type) <= room) low = middle;
    else high = middle - 1;
  }
  const short = shortened(low);
  return { text: short, length: Math.min(widthOf(short, type), Math.max(room, 1)) };
}
