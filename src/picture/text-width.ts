/**
 * The widest that a character is drawn in thousandths of the size, from blank to tilde: in Helvetica, Arial and Liberation Sans,
 * or in DejaVu Sans, whose letters are as wide as those of Verdana. A picture names no font that all readers have, so
 * whichever of them draws it, text is no wider than this. Measured in a browser.
 */
const REGULAR = [
  318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637, 637, 637, 637, 637,
  637, 637, 637, 337, 337, 838, 838, 838, 557, 1016, 685, 687, 723, 771, 667, 611, 778, 752, 295, 500, 667, 558, 863,
  749, 788, 667, 788, 723, 667, 611, 732, 685, 989, 686, 667, 686, 391, 337, 391, 838, 557, 500, 613, 635, 550, 635,
  616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637,
  337, 637, 838,
];
const BOLD = [
  349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366, 696, 696, 696, 696, 696, 696, 696,
  696, 696, 696, 400, 400, 838, 838, 838, 611, 1000, 774, 763, 734, 831, 684, 684, 821, 837, 373, 557, 775, 638, 996,
  837, 851, 733, 851, 771, 721, 683, 813, 774, 1104, 771, 725, 726, 458, 366, 458, 838, 557, 500, 675, 716, 593, 716,
  679, 436, 716, 712, 343, 343, 666, 343, 1042, 712, 688, 716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712,
  366, 712, 838,
];
/** A character the tables lack: as wide as the size, as Korean ones are. */
const OTHER = 1000;
const OTHERS: ReadonlyMap<string, number> = new Map([
  ['×', 838],
  ['✓', 838],
  ['✗', 838],
  ['·', 380],
  ['–', 557],
]);

export interface Type {
  /** Pixels. */
  readonly size: number;
  readonly bold?: boolean;
}

/** The most pixels that `text` takes, rounded up. */
export function widthOf(text: string, { size, bold = false }: Type): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character, bold);
  return Math.ceil((width * size) / 1000);
}

function widthOfCharacter(character: string, bold: boolean): number {
  const widths = bold ? BOLD : REGULAR;
  return widths[(character.codePointAt(0) ?? 0) - 32] ?? OTHERS.get(character) ?? OTHER;
}
