import type { Words } from '../words.ts';

/** What is said of a change that no plan makes, in Korean. */
export const comparisonInKorean: Words['comparison'] = {
  changes: {
    called: '변경',
    base: '비교 대상',
    counts: (introduced, resolved, alreadyThere) =>
      `새로 생김 ${introduced}건, 해소 ${resolved}건, 기존 ${alreadyThere}건`,
    introduced: '새로 생김',
    alreadyThere: '이전부터 있음',
    resolved: '해소됨',
    heading: (change) => (change === 'introduced' ? '새로 생긴 지적 사항' : '이전부터 있던 지적 사항'),
  },
  inShort(count, change) {
    if (change === undefined) return `그 밖의 지적 사항 ${count}건`;
    return change === 'introduced' ? `새로 생긴 지적 사항 ${count}건 더` : `이전부터 있던 지적 사항 ${count}건`;
  },
  group: {
    alsoReject: (count) => `이전부터 있던 반려 사유 (${count}건)`,
    introduced: (count) => `새로 생긴 지적 사항 (${count}건)`,
    alreadyThere: (count) => `이전부터 있던 지적 사항 (${count}건)`,
    resolved: (count) => `해소된 지적 사항 (${count}건)`,
  },
};
