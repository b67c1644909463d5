import type { BelievedNeed, BelievedParts } from '../../../network/believed.ts';
import type { Detection, Role } from '../../../network/network.ts';
import type { TypeWords } from '../type-words.ts';
import { outage } from './durations.ts';

/** What a component does. */
export const roles: Readonly<Record<Role, string>> = {
  entry: '진입점',
  dns: 'DNS',
  router: '라우터',
  'l4-switch': 'L4 스위치',
  'l7-proxy': 'L7 프록시',
  firewall: '방화벽',
  link: '회선',
  compute: '컴퓨팅',
  datastore: '데이터 저장소',
  cache: '캐시',
  queue: '메시지 큐',
  storage: '스토리지',
  authentication: '인증 수단',
  keys: '키',
  monitoring: '모니터링',
  backup: '백업',
  group: '그룹',
};

const noticed: Readonly<Record<Detection, string>> = {
  'end-to-end': '종단 간 감지, 완전히 멈추지 않은 회색 장애도 감지',
  tcp: '중단되면 감지, 회색 장애는 감지 못 함',
  'link-state': '링크가 끊기면 감지, 회색 장애는 감지 못 함',
  manual: '사람이 감지',
  none: '감지하지 않음',
};

/** Resource types in Korean. */
export const typesInKorean: TypeWords = {
  fields: {
    sameAs: '같은 유형',
    role: '역할',
    stands: '위치',
    uses: '용도',
    placedBy: '위치 인수',
    leadsTo: '의존 인수',
    way: '구성',
    parts: '장애 단위',
    needs: '의존',
    policies: '점검 정책',
    times: '시간',
    source: '출처',
  },
  notDrawn: {
    setting: (of) =>
      `${of.length === 0 ? '설정, 장소, 권한, 레코드 또는 사본입니다.' : `${of.join(' 또는 ')}의 설정입니다.`} 리전보다 작은 단위로는 장애가 나지 않습니다. 다른 리소스에 영향을 주는 곳에서 읽습니다.`,
    values: () => '값을 계산할 뿐 인프라가 아니므로 장애가 나지 않습니다.',
    read: () => '모델에 없습니다. 다른 리소스에 대해 알려 주는 내용만 읽습니다.',
    dependency: () => '모델에 없습니다. 이것을 지정하는 프로그램에는 nospof가 알지 못하는 의존 대상이 있습니다.',
  },
  role: (role) => roles[role],
  scope: {
    zone: '리전의 가용 영역',
    region: '리전: 그보다 작은 단위로는 장애가 나지 않음',
    device: '가용 영역에 속하지 않음: 고유한 회선과 장비로 이루어짐',
    through: '자체 위치 없음: 연결하는 대상을 통해 동작함',
    global: '리전에 속하지 않음: AWS가 전 세계에서 운영함',
    premises: 'AWS 밖의 구내',
  },
  use: {
    entry: '클라이언트가 이것을 통해 접속함',
    named: 'DNS 레코드가 가리킬 수 있음',
    store: '이것을 지정하거나 보안 그룹이 허용하는 프로그램이 의존함',
    pool: '프로그램을 실행하며, 가리키는 진입점이 없으면 그 자체가 서비스임',
    machine: '장비 한 대이며, 가리키는 진입점이 없으면 같은 장비들과 함께 서비스로 봄',
    login: '인증 수단',
  },
  byDefault: '결과를 바꾸는 설정 없음',
  beside: (type, count) => `${type} ${count}개`,
  noParts: '리전보다 작은 장애 단위 없음',
  part,
  need,
  time: ({ name, seconds: [best, worst], meaning }) => `${name}: ${outage(best, worst)}. ${meaning}`,
};

function part({ count, role, alone, zones, recovery, relocates }: BelievedParts): string {
  const where = zones === 'none' ? '' : zones === 'open' ? ', AWS가 고르는 가용 영역' : `, 가용 영역 ${zones}개`;
  const each = count === 1 ? '' : '각각 ';
  const how = alone
    ? zones === 'none'
      ? '단독으로 장애'
      : '단독으로 또는 가용 영역과 함께 장애'
    : '가용 영역과 함께만 장애';
  const [best, worst] = recovery.seconds;
  const back =
    best === Infinity
      ? '자동으로 복구되지 않음'
      : `${relocates.includes('zone') ? '다른 가용 영역에서도 ' : ''}복구까지 ${outage(best, worst)}`;
  return `${roles[role]} ${count}개${where}: ${each}${how}, ${back}`;
}

function need({ types, k, of, standby, detection, switchTime }: BelievedNeed): string {
  const what = types === undefined ? '' : `${types.join(' 또는 ')} `;
  const [best, worst] = switchTime.seconds;
  if (of === 0) return '인수가 지정하는 대상(여기서는 알 수 없음)';
  if (of <= k) return `${types === undefined ? `구성 요소 ${k}개 전부` : `${what}${k}개`}: 이어받는 것이 없음`;
  const over =
    best === Infinity ? '이어받는 것이 없음' : `${outage(best, worst)} 뒤 다른 쪽이 이어받음(${noticed[detection]})`;
  return `${what}${of}개 중 ${k}개${standby === 0 ? '' : `, 스탠바이 ${standby}개`}: ${over}`;
}
