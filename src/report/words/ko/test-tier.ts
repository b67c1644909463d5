import type { TestTierStatements } from '../../../judge/statements/test-tier-statements.ts';
import type { MessageWords } from '../words.ts';
import { some } from './joined.ts';
import { withParticle } from './particles.ts';
import { tierSource } from './tier-source.ts';

/** Messages of policies/test-tier.yaml. */
export const testTierInKorean: MessageWords<keyof TestTierStatements> = {
  'no-test-tier': ({ statedBy, isAbsent }, { verdict }) =>
    isAbsent
      ? '입력이 전체 스택의 일부이며, nospof.yaml이 선언한 검증 환경이 입력에 없습니다'
      : verdict === 'unproven'
        ? '검증 환경이 입력에도 선언에도 없으며, 장애가 날 수 있는 구성 요소가 있다면 운영 환경에 검증 환경이 필요합니다'
        : statedBy === undefined
          ? '검증 환경이 없습니다. 입력에 환경 표시가 없어 모든 리소스를 운영 환경으로 봅니다'
          : `입력은 운영 환경(${tierSource(statedBy)})이고, 검증 환경이 입력에도 선언에도 없습니다`,
  'no-counterpart': ({ kinds, isAll }, { verdict, services }) => {
    const isSure = verdict === 'broken';
    const like = kinds.length === 0 ? '' : `(${some(kinds)})`;
    return isAll
      ? `검증 환경으로 표시된 것을 검증 환경으로 볼 수 없습니다. 운영 환경이 쓰지 않는 리소스 중에 ${services}${like}에 대응하는 것이 ${isSure ? '없습니다' : '없을 수 있습니다'}`
      : `검증 환경에 ${services}${like}에 대응하는 것이 ${isSure ? '없습니다' : '없을 수 있습니다'}`;
  },
  'shared-between-tiers': ({ users }, { subject, say }) =>
    `${withParticle(subject, '은/는')} 운영 환경에 속하는데 검증 환경도 함께 쓰고 있습니다: ${some(users.map(say.id))}`,
  untested: ({ classes }, { verdict }) =>
    verdict === 'broken'
      ? `운영 환경에는 ${withParticle(some(classes), '이/가')} 있으나 검증 환경에는 없습니다`
      : `운영 환경에는 ${withParticle(some(classes), '이/가')} 있을 수 있으나 검증 환경에는 없습니다`,
};
