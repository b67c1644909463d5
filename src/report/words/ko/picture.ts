import type { Words } from '../words.ts';
import { named } from './joined.ts';
import { roles } from './types.ts';

/** What a picture says. */
export const pictureInKorean: Words['picture'] = {
  title: {
    all: '네트워크',
    production: '운영 네트워크',
    test: '검증 네트워크',
    'every-tier': '네트워크(운영 및 검증)',
  },
  summary: (services, parts, places, found) =>
    `${places === undefined ? '' : `${places}, `}${services}, ${parts}: ${found}`,
  places: (count, are) => `${are === 'sites' ? '센터' : '리전'} ${count}개`,
  nothingFound: '단일 장애점 없음',
  layer: {
    services: ['서비스'],
    names: ['이름', '및 진입점'],
    switches: ['L4 스위치', '및 프록시'],
    firewalls: ['방화벽'],
    compute: ['컴퓨팅'],
    authentication: ['인증'],
    caches: ['캐시', '및 큐'],
    data: ['데이터'],
    operations: ['모니터링', '및 백업'],
    routers: ['라우터'],
    links: ['회선'],
    premises: ['구내'],
  },
  legend: {
    needs: '의존',
    'one-of': '여럿 중 하나에 의존',
    standby: '스탠바이',
    broken: '단일 장애점과 해당 정책',
    unproven: '단일 장애점일 수 있음',
    waits: '전환 대기',
    lost: '중단되면 서비스가 중단되는 가용 영역이나 센터',
  },
  stops: {
    broken: (services) => `${named(services)} 중단`,
    unproven: (services) => `${named(services)} 중단 가능`,
  },
  outOf: (k, of) => `${of}개 중 ${k}개`,
  kind: (role) => roles[role],
  name: (title) => title,
  more: (count) => `외 ${count}개`,
  moreServices: (count) => `그 밖의 서비스 ${count}개`,
  moreFindings: (count) => `그 밖의 지적 사항 ${count}건`,
  edgesLeftOut: (count) => `연결 ${count}개 생략`,
  inZones: (name, zones) => `가용 영역 ${zones}개의 ${name}`,
  zoneOf: (zone, account) => `${zone} …${account.slice(-4)}`,
  coarse:
    '서로 다른 서비스의 비슷한 구성 요소를 한 상자로 묶었습니다. 서비스 하나만 그리려면 --service NAME을 쓰십시오.',
  leftOut: (parts) => `구성 요소 ${parts}개는 이 서비스들이 의존하지 않아 그리지 않았습니다.`,
};
