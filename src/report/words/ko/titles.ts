import type { Words } from '../words.ts';
import { all, numbered } from './joined.ts';
import { kindInKorean } from './kinds.ts';
import { withParticle } from './particles.ts';

/** What parts, zones, domains and services are called. */
export const titlesInKorean: Words['title'] = {
  resource: ({ of }, { id }) => id(of),
  written: ({ of }) => of,

  zone: ({ of, to }) => (to === undefined ? `가용 영역 ${of}` : `계정 ${to}의 가용 영역 ${of}`),
  'zone-of': ({ of }, { id }) => `${id(of)}의 가용 영역`,
  'some-zone': () => 'AWS가 고르는 가용 영역',
  'nth-zone': ({ of, number }, { id }) => `${id(of)}의 ${number}번째 가용 영역`,
  'one-zone': ({ of, and = [] }, { id }) =>
    and.length === 0
      ? `${withParticle(id(of), '이/가')} 모두 들어 있는 한 가용 영역`
      : `${withParticle(all([of, ...and].map(id)), '이/가')} 함께 들어 있는 한 가용 영역`,
  'further-zone': ({ of }, { id }) => `${id(of)}의 다른 서브넷이 있는 가용 영역`,
  'outside-zone': () => '입력에 없는 서브넷이 모두 속한 가용 영역',

  domain: ({ of, to = '' }) => `${kindInKorean(to)} ${of}`,
  apply: ({ of }) => `${of} 적용`,
  steps: ({ of }) => `"${of}" 작업`,
  login: ({ of }, { id }) => `인증 수단 ${id(of)}`,
  'dx-location': ({ of }) => `Direct Connect 로케이션 ${of}`,
  'dx-locations-unknown': () => '로케이션을 알 수 없는 연결이 모두 속한 Direct Connect 로케이션',
  'dx-device': ({ of }) => `AWS 장비 ${of}`,
  'dx-device-at': ({ of }) => `${of}의 AWS 장비`,
  'dx-circuits-outside': () => '입력에 없는 연결이 모두 쓰는 회선',

  member: ({ of }, { id }) => `${id(of)}의 멤버`,
  task: ({ of }, { id }) => `${id(of)}의 태스크`,
  'worker-node': ({ of }, { id }) => `${id(of)}의 노드`,
  'fargate-capacity': ({ of }, { id }) => `${id(of)}의 Fargate 용량`,
  'spot-capacity': ({ of }, { id }) => `${id(of)}의 스팟 용량`,
  'one-host': ({ of }, { id }) => `${id(of)}의 태스크가 모두 실행될 수 있는 인스턴스`,
  deployment: ({ of }, { id }) => `배포 중인 ${id(of)}의 태스크 전체`,
  'further-instance': ({ of }, { id }) => `${id(of)}의 다른 인스턴스`,
  needs: ({ of }, { id }) => `${withParticle(id(of), '이/가')} 의존하는 대상`,
  zones: ({ of }, { id }) => `${id(of)}의 가용 영역 전체`,

  primary: ({ of }, { id }) => `${id(of)}의 프라이머리`,
  standby: ({ of }, { id }) => `${id(of)}의 스탠바이`,
  server: ({ of, number }, { id }) => numbered('서버', number, id(of)),
  servers: ({ of }, { id }) => `${id(of)}의 인스턴스 전체`,
  capacity: ({ of }, { id }) => `${id(of)}의 용량`,
  reader: ({ of }, { id }) => `Auto Scaling이 ${id(of)}에 추가하는 리더`,
  writer: ({ of }, { id }) => `${id(of)}의 라이터`,
  promoted: ({ of }, { id }) => `승격된 ${id(of)}`,
  original: ({ of }, { id }) => `${id(of)}의 원본 파일 시스템`,
  'cache-node': ({ of, number, shard }, { id }) =>
    `${id(of)}의 ${shard === undefined ? '' : `샤드 ${shard} `}노드 ${number}`,
  'cache-nodes': ({ of }, { id }) => `${id(of)}의 노드 전체`,
  'data-node': ({ of, number }, { id }) => numbered('데이터 노드', number, id(of)),
  'master-node': ({ of, number }, { id }) => numbered('마스터 노드', number, id(of)),
  majority: ({ of }, { id }) => `${id(of)}의 마스터 노드 과반수`,
  'only-zone': ({ of }, { id }) => `${id(of)}의 유일한 가용 영역`,
  'domain-controller': ({ of }, { id }) => `${id(of)}의 도메인 컨트롤러`,
  'premises-controller': ({ of, to }, { id }) => `${id(of)}의 구내 도메인 컨트롤러 ${to}`,

  'only-node': ({ of }, { id }) => `${id(of)}에 확실히 있는 유일한 노드`,
  'further-node': ({ of }, { id }) => `${id(of)}의 추가 노드`,
  target: ({ of, to }, { id }) => `${id(of)}의 대상 ${to}`,
  'target-outside': ({ of }, { id }) => `입력에 없는 ${id(of)}의 대상`,
  answer: ({ of }, { id }) => `${id(of)}의 엔드포인트 중 하나`,

  'way-out': ({ of }, { id }) => `${id(of)}에서 나가는 경로`,
  'hub-exit': ({ of }, { id }) => `${withParticle(id(of), '을/를')} 거쳐 나가는 경로`,
  way: ({ of, to = '' }, { id }) => `${id(of)}에서 ${withParticle(id(to), '으로/로')} 가는 경로`,
  'same-endpoint': ({ of }, { id }) => `여러 가용 영역이 함께 쓰는 ${id(of)}의 엔드포인트`,
  'way-through': ({ of }, { id }) => `${withParticle(id(of), '을/를')} 거치는 검사 경로`,
  'way-onto': ({ of }, { id }) => `${withParticle(id(of), '을/를')} 거쳐 Transit Gateway로 가는 경로`,
  endpoint: ({ of }, { id }) => `${id(of)}의 엔드포인트`,
  interface: ({ of }, { id }) => `${id(of)}의 인터페이스`,

  tunnel: ({ of, number }, { id }) => `${id(of)}의 터널 ${number}`,
  circuit: ({ of }) => `회선 ${of}`,
  'circuit-behind': ({ of }, { id }) => `${id(of)} 뒤의 회선`,
  'circuit-under': ({ of }, { id }) => `${withParticle(id(of), '이/가')} 지나는 회선`,
  'premises-way': ({ of }, { id }) => `${withParticle(id(of), '과/와')} 구내망 사이의 경로`,

  peers: ({ of, number }, { id }) => `${withParticle(id(of), '과/와')} 같은 인스턴스 ${number}대의 그룹`,
  workload: ({ of }, { id }) => `${id(of)}의 워크로드`,
  workloads: ({ of, number }, { id }) =>
    number === 1 ? `${id(of)}의 워크로드` : `${withParticle(id(of), '과/와')} 같은 서브넷 ${number}개의 워크로드`,
  'at-site': ({ of, to }) => `${to} 센터의 ${of}`,
  'dns-name': ({ of }) => of,
  'premises-line': ({ of }, { id }) => `${id(of)}의 구내 회선`,
};
