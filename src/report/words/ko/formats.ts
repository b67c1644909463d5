import type { FormatWords } from '../format-words.ts';

/** Korean, for the formats of platforms. */
export const formatsInKorean: FormatWords = {
  tool: 'nospof',
  warnings: (count) => `경고 ${count}건`,
  alsoFound: (counts) => `그 밖의 지적 사항: ${counts}`,
  waivedCount: (count) => `예외 승인 ${count}건`,
  waivedBecause: (reason) => `예외 승인됨 (${reason})`,
  annotationsLeftOut: (count) =>
    `GitHub가 수준별로 10건까지만 보여 주므로 ${count}건은 주석으로 표시하지 않았습니다. 텍스트 보고서에는 모두 있습니다.`,
  resultsLeftOut: (count, most) =>
    `GitHub가 결과를 ${most}건까지만 저장하므로 ${count}건은 이 파일에 없습니다. 중요한 것부터 담았습니다.`,
  calledFrom: '여기서 호출됨',
  tag: 'reliability',
  explained: (policy) => `nospof explain ${policy}`,
  inBaseline: '기준선에 있음',
  comment: {
    heading: (verdict) => `nospof: ${verdict}`,
    group: {
      rejects: (count) => `반려 사유 (${count}건)`,
      alsoReject: (count) => `이 플랜 이전부터 있던 반려 사유 (${count}건)`,
      introduced: (count) => `이 플랜으로 새로 생긴 지적 사항 (${count}건)`,
      alreadyThere: (count) => `이 플랜 이전부터 있던 지적 사항 (${count}건)`,
      others: (count) => `그 밖의 지적 사항 (${count}건)`,
      inBaseline: (count) => `기준선에 있는 지적 사항 (${count}건)`,
      waived: (count) => `예외 승인된 지적 사항 (${count}건)`,
      resolved: (count) => `이 플랜으로 해소된 지적 사항 (${count}건)`,
      hints: (count) => `안내 (${count}건)`,
    },
    more: (count) => `외 ${count}건`,
    picture: '장애가 나는 곳(빨간색, 잃은 가용 영역은 테두리)과 중단되는 곳(노란색). 화살표는 의존 관계입니다.',
    leftOut: (count) =>
      `댓글에 더 담을 수 없어 지적 사항 ${count}건을 표시하지 않았습니다. 텍스트 보고서에는 모두 있습니다.`,
    information: (count) => `참고 ${count}건: nospof lint --verbose로 볼 수 있습니다.`,
    configuration: (path) => `서비스와 사실 관계는 ${path}에 선언되어 있습니다.`,
  },
};
