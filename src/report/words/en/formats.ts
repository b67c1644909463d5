import type { FormatWords } from '../format-words.ts';

/** English, for the formats of platforms. */
export const formatsInEnglish: FormatWords = {
  tool: 'nospof',
  warnings: (count) => `${count} warning${count === 1 ? '' : 's'}`,
  alsoFound: (counts) => `also found: ${counts}`,
  waivedCount: (count) => `${count} waived`,
  waivedBecause: (reason) => `waived (${reason})`,
  annotationsLeftOut: (count) =>
    `${count} more ${count === 1 ? 'finding has' : 'findings have'} no annotation, because GitHub shows only 10 of each level; the text report contains them.`,
  resultsLeftOut: (count, most) =>
    `${count} ${count === 1 ? 'finding is' : 'findings are'} not in this file, because GitHub stores only ${most} results; the most important are.`,
  calledFrom: 'called from here',
  tag: 'reliability',
  explained: (policy) => `nospof explain ${policy}`,
  inBaseline: 'in the baseline',
  comment: {
    heading: (verdict) => `nospof: ${verdict}`,
    group: {
      rejects: (count) => `Why this is rejected (${count})`,
      alsoReject: (count) =>
        `Already there before this plan, and ${count === 1 ? 'rejects' : 'reject'} it too (${count})`,
      introduced: (count) => `Introduced by this plan (${count})`,
      alreadyThere: (count) => `Already there before this plan (${count})`,
      others: (count) => `Other findings (${count})`,
      inBaseline: (count) => `In the baseline (${count})`,
      waived: (count) => `Waived (${count})`,
      resolved: (count) => `Resolved by this plan (${count})`,
      hints: (count) => `${count === 1 ? 'Hint' : 'Hints'} (${count})`,
    },
    more: (count) => `${count} more`,
    picture: 'What fails (red, a lost zone as a frame) and what stops (yellow); an arrow means "needs":',
    leftOut: (count) =>
      `${count} more ${count === 1 ? 'finding is' : 'findings are'} not shown, because a comment has no more room; the text report contains all of them.`,
    information: (count) => `${count} informational: nospof lint --verbose shows them.`,
    configuration: (path) => `Services and facts are declared in ${path}.`,
  },
};
