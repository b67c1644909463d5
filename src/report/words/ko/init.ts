import type { InitWords } from '../init-words.ts';
import { tierSource } from './tier-source.ts';

const tierNames = { production: '운영 환경', test: '검증 환경', unstated: '표시 없음, 운영 환경으로 봄' } as const;

/** A first nospof.yaml in Korean. */
export const initInKorean: InitWords = {
  head: (inputs, resources) => [
    '플랜만으로는 알 수 없는 사항을 적는 파일입니다. nospof init이 다음 입력으로 만들었습니다:',
    ...inputs.map((input) => `  ${input}`),
    `(리소스 ${resources}개)`,
    '',
    '이대로는 아무것도 바뀌지 않습니다. 이 파일이 없을 때와 판정이 같습니다. nospof가 스스로 알아낸 내용은 아래에 주석으로',
    '적혀 있습니다. 결정하려면 해당 줄과 그 위의 상위 항목에서 "# "를 지우십시오. "##"로 시작하는 줄은 설명입니다. 그런 다음',
    'nospof lint를 다시 실행하십시오.',
  ],
  packs: [
    '결정 사항: 정책 팩. recommended는 선언이 없어도 됩니다. strict는 1·2등급 서비스의 미확인 사항도 반려하고, 플랜이 보여 주는',
    '것을 대신하는 선언을 받아들이지 않습니다.',
  ],
  services: (count) =>
    count === 0
      ? [
          '결정 사항: 서비스. 입력에서 찾지 못했습니다. 클라이언트가 접속하는 리소스를 지정하십시오. 예:',
          '  services: { shop: { grade: 2, entry: [aws_lb.shop] } }',
        ]
      : [
          `결정 사항: 서비스. ${count}개를 찾았습니다. 선언하기 전에는 모두 3등급이고 복구 목표가 없습니다. 3분 안에 전환되면 되고,`,
          '리전이 중단되는 경우는 판정하지 않습니다. 중요한 서비스는 알아보기 쉬운 이름으로 다음을 선언하십시오.',
          '  grade: 1            1이 가장 엄격하고 4가 가장 느슨함',
          '  rto: 15m            허용하는 최대 중단 시간. 데이터는 rpo: 5m',
          '  dual-site: true     두 센터에서 운영함',
          '  owner: team-a       책임 부서',
        ],
  service: (title, tier, isNameless) =>
    `${title}: ${tierNames[tier]}${isNameless ? '. 진입점으로 지정할 수 있는 리소스가 없음' : ''}`,
  more: (count) => `외 ${count}개`,
  tiers: [
    '결정 사항: 환경 구분. 무엇이 운영 환경이고, 변경을 어디에서 먼저 검증하는지 정합니다. 다음을 보고 추정했습니다:',
  ],
  tier: ({ tier, resources, ...by }) => `${tier}: 리소스 ${resources}개, ${tierSource(by)} 기준`,
  unstated: (count) => `표시 없음: 리소스 ${count}개, 운영 환경으로 봄`,
  sites: (count) => [`결정 사항: 센터. 센터는 통째로 중단될 수 있는 장소입니다. 이 입력은 리전 ${count}개에 있습니다.`],
  times: [
    'nospof가 가정하는 시간입니다([최선, 최악]). 훈련 결과나 플랜에 나타나지 않는 설정이 이와 다를 때만 선언하십시오.',
  ],
  noTestTier: [
    '결정 사항: 검증 환경. 찾지 못했습니다. 다른 플랜에서 배포한다면 그 플랜도 함께 지정하거나 여기에 적으십시오:',
    '  tiers: { test: { elsewhere: { plan: staging.json } } }',
    '두지 않는다면 사유를 적으십시오:',
    "  disable: { no-test-tier: '사유' }",
  ],
  notModelled: (types) => [
    '모델에 없음: 다음 유형의 리소스는 판정하지 않습니다. 서비스가 의존하는 것은 components에 선언할 수 있습니다.',
    ...types.map((type) => `  ${type}`),
  ],
  written: (file, services) =>
    `${file} 작성: 서비스 ${services}개를 주석으로 적었습니다. 결정하기 전에는 아무것도 바뀌지 않습니다`,
};
