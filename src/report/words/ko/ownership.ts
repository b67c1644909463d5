import type { Duty, FacilityLevel, OwnershipStatements } from '../../../judge/statements/ownership-statements.ts';
import type { MessageWords } from '../words.ts';
import { all, some } from './joined.ts';
import { withParticle } from './particles.ts';

/** Messages of policies/ownership.yaml. */
export const ownershipInKorean: MessageWords<keyof OwnershipStatements> = {
  'owner-missing': ({ lacks }, { subjects }) =>
    `${withParticle(some(subjects), '은/는')} ${withParticle(all(lacks.map((one) => duties[one])), '이/가')} 정해져 있지 않습니다`,
  'past-support': ({ by, until, version }, { subject }) => {
    const it = withParticle(subject, '은/는');
    return {
      maker: `${it} ${until}에 제조사 지원이 끝났습니다`,
      age: `${it} ${until}에 내용연수가 끝났습니다`,
      version: `${it} ${withParticle(version ?? '', '을/를')} 쓰며, AWS 지원은 ${until}에 끝났습니다`,
    }[by];
  },
  ageing: ({ until, isOver }, { subject }) =>
    `${withParticle(subject, '은/는')} 공동 장비이며 내용연수가 ${until}에 ${isOver ? '끝났지만' : '끝나지만'} 예비품도 교체 일정도 없습니다`,
  'facility-below-grade': ({ is, level, needed, grade }, { subject, services }) =>
    is === 'battery'
      ? `${subject}에 ${services}의 구성 요소와 배터리가 함께 있습니다`
      : `${subject}의 시설 수준은 ${levelOf(level)}인데 ${services}(${grade}등급)에는 ${levelOf(needed)} 수준이 필요합니다`,
  'handover-incomplete': ({ is, on, kind }, { services }) => {
    const test = `${on}의 ${kinds[kind ?? 'load-test']}`;
    return {
      unlisted: `${withParticle(services, '은/는')} 운영 중이지만 nospof.yaml의 서비스에 없습니다`,
      author: `${test}에 누가 했는지 적혀 있지 않습니다`,
      expiry: `${test}에 언제까지 유효한지 적혀 있지 않습니다`,
      'other-plan': `${withParticle(test, '은/는')} 다른 플랜으로 한 것입니다`,
    }[is];
  },
};

const duties: Readonly<Record<Duty, string>> = {
  owner: '소유자',
  operator: '운영자',
  'fault-isolation': '장애 원인 규명 책임자',
};

const kinds = {
  'failover-drill': '전환 훈련',
  'recovery-drill': '복구 훈련',
  'load-test': '부하 시험',
  'restore-test': '복원 시험',
} as const;

function levelOf(level: FacilityLevel | undefined): string {
  return level === undefined ? '알 수 없음' : { low: '낮음', medium: '보통', high: '높음' }[level];
}
