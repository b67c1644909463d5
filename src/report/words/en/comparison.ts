import type { Words } from '../words.ts';

/** What is said of a change that no plan makes, in English. */
export const comparisonInEnglish: Words['comparison'] = {
  changes: {
    called: 'change',
    base: 'compared',
    counts: (introduced, resolved, alreadyThere) =>
      `introduced: ${introduced}, resolved: ${resolved}, already there: ${alreadyThere}`,
    introduced: 'introduced',
    alreadyThere: 'already there before',
    resolved: 'resolved',
    heading: (change) => (change === 'introduced' ? 'Introduced' : 'Already there before'),
  },
  inShort(count, change) {
    if (change === undefined) return `${count} more ${count === 1 ? 'finding' : 'findings'}`;
    return change === 'introduced' ? `${count} more introduced` : `${count} already there before`;
  },
  group: {
    alsoReject: (count) => `Already there before, and ${count === 1 ? 'rejects' : 'reject'} this, too (${count})`,
    introduced: (count) => `Introduced (${count})`,
    alreadyThere: (count) => `Already there before (${count})`,
    resolved: (count) => `Resolved (${count})`,
  },
};
