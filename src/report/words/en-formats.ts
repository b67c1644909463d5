import type { FormatWords } from './format-words.ts';

/** English, for the formats of platforms. */
export const formatsInEnglish: FormatWords = {
  tool: 'nospof',
  warnings: (count) => `${count} warning${count === 1 ? '' : 's'}`,
  waivedCount: (count) => `${count} waived`,
  waivedBecause: (reason) => `waived (${reason})`,
  annotationsLeftOut: (count) =>
    `${count} more ${count === 1 ? 'finding has' : 'findings have'} no annotation, because GitHub shows only 10 of each level; the text report contains them.`,
};
