import type { FormatWords } from './format-words.ts';

/** English, for the formats of platforms. */
export const formatsInEnglish: FormatWords = {
  tool: 'nospof',
  warnings: (count) => `${count} warning${count === 1 ? '' : 's'}`,
  waivedCount: (count) => `${count} waived`,
  waivedBecause: (reason) => `waived (${reason})`,
  annotationsLeftOut: (count) =>
    `${count} more ${count === 1 ? 'finding has' : 'findings have'} no annotation, because GitHub shows only 10 of each level; the text report contains them.`,
  resultsLeftOut: (count, most) =>
    `${count} ${count === 1 ? 'finding is' : 'findings are'} not in this file, because GitHub stores only ${most} results; the most important are.`,
  calledFrom: 'called from here',
  tag: 'reliability',
  explained: (policy) => `nospof explain ${policy}`,
};
