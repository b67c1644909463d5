/** Languages that a replay is told in. */
export type Language = 'en' | 'ko';

/** What a replay says around what was reported and what was found. */
export interface ReplayWords {
  readonly mended: string;
  readonly reported: string;
  readonly found: string;
  /** Both, where they stand under each other. */
  readonly both: string;
  readonly notFound: (policy: string) => string;
  readonly where: string;
  readonly fix: string;
  readonly pending: (policies: readonly string[]) => string;
  readonly unexpected: string;
  /** `found` is undefined where it is as expected. */
  readonly verdict: (verdict: 'accepted' | 'rejected', wanted: number, found: number | undefined) => string;
  readonly original: (command: string) => string;
  readonly fixed: (command: string) => string;
  readonly incidents: string;
  readonly toReplay: (command: string) => string;
}

const english: ReplayWords = {
  mended: 'The same deployment, with each cause fixed and nothing else changed.',
  reported: 'What was reported',
  found: 'What nospof finds in the deployment',
  both: 'What was reported, and what nospof finds in the deployment',
  notFound: (policy) => `${policy}: not found`,
  where: 'where',
  fix: 'fix',
  pending: (ids) =>
    `Not checked yet: ${ids.join(', ')} (the replay contains the facts, but ${ids.length === 1 ? 'this policy does' : 'these policies do'} not exist yet)`,
  unexpected: 'Unexpected:',
  verdict(verdict, count, found) {
    const wanted = count === 0 ? 'no finding' : `${count} ${count === 1 ? 'policy' : 'policies'}`;
    if (found === undefined) return `${verdict}: ${wanted}, as expected`;
    return `${verdict}: expected ${wanted}, found ${found === 0 ? 'none' : found}`;
  },
  original: (command) => `Original: ${command}`,
  fixed: (command) => `Fixed: ${command}`,
  incidents: 'Incidents:',
  toReplay: (command) => `To replay one: ${command}`,
};

const korean: ReplayWords = {
  mended: '원인만 하나씩 고치고 나머지는 그대로 둔 같은 구성입니다.',
  reported: '보도된 내용',
  found: '배포 전에 nospof가 찾은 것',
  both: '보도된 내용과, 배포 전에 nospof가 찾은 것',
  notFound: (policy) => `${policy}: 찾지 못함`,
  where: '위치',
  fix: '조치',
  pending: (ids) => `아직 점검하지 않음: ${ids.join(', ')} (사실 관계는 들어 있으나 해당 정책이 아직 없음)`,
  unexpected: '예상하지 않은 것:',
  verdict(verdict, count, found) {
    const wanted = count === 0 ? '지적 사항 없음' : `정책 ${count}개 위반`;
    const told = verdict === 'rejected' ? '반려' : '통과';
    if (found === undefined) return `${told}: ${wanted}, 예상과 같음`;
    return `${told}: 예상은 ${wanted}, 실제는 ${found === 0 ? '없음' : `${found}개`}`;
  },
  original: (command) => `사고 당시: ${command}`,
  fixed: (command) => `고친 구성: ${command}`,
  incidents: '사고:',
  toReplay: (command) => `재현하려면: ${command}`,
};

export const wordsOf: Readonly<Record<Language, ReplayWords>> = { en: english, ko: korean };
