import type { Fact } from '../../../network/network.ts';
import type { Say, Words } from '../words.ts';
import { outage } from './durations.ts';
import { all, some } from './joined.ts';
import { withParticle } from './particles.ts';

/** What would settle something. */
export const factsInKorean: Words['fact'] = {
  argument: ({ of, path }, { id }) => `${id(of)}의 ${path}`,
  'allowed-by': ({ of, path }, { id }) => `${id(of)}의 ${path}`,
  'zone-of': ({ of, and = [] }, { id }) => `${all([of, ...and].map(id))}의 가용 영역`,
  'zones-of': ({ of, and = [] }, { id }) => `${all([of, ...and].map(id))}의 가용 영역들`,
  'zone-picked': ({ of }, { id }) => `AWS가 ${id(of)}에 고르는 가용 영역`,
  'zones-of-nodes': ({ of }, { id }) => `AWS가 ${id(of)}에 고르는 가용 영역들`,
  subnets: ({ of }, { id }) => `${id(of)}의 서브넷`,
  listener: ({ of }, { id }) => `${id(of)}의 리스너`,
  targets: ({ of }, { id }) => `${id(of)}의 대상`,
  target: ({ of }, { id }) => `${id(of)}의 대상`,
  'target-group': ({ of }, { id }) => `${id(of)}의 대상 그룹`,
  contents: ({ of }, { id }) => `${id(of)}의 내용`,
  'mount-targets': ({ of }, { id }) => `${id(of)}의 탑재 대상`,
  instance: ({ of }, { id }) => `${id(of)}의 인스턴스`,
  'other-nodes': ({ of }, { id }) => `${id(of)}의 클러스터에 다른 노드가 있는지`,
  'writing-cluster': ({ of }, { id }) => `${id(of)}의 글로벌 데이터베이스에서 어느 것이 프라이머리 클러스터인지`,
  clients: ({ of, to = '' }, { id }) => `${id(of)}의 클라이언트가 모두 ${id(to)}의 VPC 안에 있는지`,
  'leads-to': ({ of }, { id }) => `${withParticle(id(of), '이/가')} 가리키는 대상`,
  'asked-name': ({ of, to }, { id }) =>
    `${withParticle(id(of), '이/가')} 요청하는 ${withParticle(to ?? '', '이/가')} 확인해야 할 대상으로 연결되는지`,
  'data-of': ({ of, to = '' }, { id }) => `${withParticle(id(of), '이/가')} ${id(to)}의 데이터를 받는지`,
  measures: ({ of }, { id }) => `${withParticle(id(of), '이/가')} 감시하는 대상`,
  'alarm-in-its-region': ({ of, path }, { id }) => `감시하는 리전 안에 경보가 있는 ${id(of)}의 ${path}`,
  'learned-blocks': ({ of, to }, { id }) =>
    `${id(of)}에 ${to === undefined ? '' : `${to} 외에 `}BGP로 전파되는 CIDR 블록`,
  'static-routes': ({ of }, { id }) => `${id(of)}의 정적 경로`,
  'connection-under': ({ of }, { id }) => `${withParticle(id(of), '이/가')} 쓰는 연결`,
  'virtual-interfaces': ({ of }, { id }) => `${id(of)}의 가상 인터페이스와 연결`,
  entries: ({ of }, { id }) => `${id(of)}의 항목`,
  'next-hop': ({ of, to = '' }, { id }) => `${id(of)}에서 ${withParticle(id(to), '으로/로')} 가는 다음 홉`,
  accepted: ({ of }, { id }) => `${withParticle(id(of), '이/가')} 수락되었는지`,
  association: ({ of }, { id }) => `${withParticle(id(of), '이/가')} 연결된 라우팅 테이블`,
  'regional-nat': ({ of }, { id }) => `${withParticle(id(of), '이/가')} 리전 NAT 게이트웨이인지`,
  'one-pool': ({ of, number }, { id }) =>
    `${withParticle(id(of), '과/와')} 같은 인스턴스 ${number}대가 하나의 풀인지, 서로 다른 서비스 ${number}개인지`,
  'in-service': (fact, say) => `${withParticle(about(fact, say), '이/가')} 언제 서비스에 들어가는지(현재 상태 planned)`,
  outage: (fact, say) =>
    `${withParticle(about(fact, say), '이/가')} 얼마나 오래 중단되는지(가정: ${outage(...(fact.seconds ?? [0, Infinity]))})`,
  'first-up': (fact, say) =>
    `${withParticle(about(fact, say), '과/와')} 그것이 의존하는 대상 중 어느 쪽이 먼저 시작하는지`,
  need: (fact, say) => `${withParticle(about(fact, say), '이/가')} 의존하지만 입력에 없는 대상`,
  action: ({ of }, { id }) => `${id(of)}에 적용되는 작업`,
  own: ({ of }) => of,
  'copy-age': (fact, say) =>
    `${withParticle(about(fact, say), '이/가')} 얼마나 뒤처지는지(가정: ${outage(...(fact.seconds ?? [0, Infinity]))})`,
  stated: ({ of, path }) => `nospof.yaml에 적을 ${of}의 ${path}`,
  'test-tier': () => 'nospof.yaml의 tiers.test에 해당하는 스택',
  'tier-of': ({ and = [] }) => `${withParticle(some(and), '이/가')} 운영 환경인지 검증 환경인지`,
};

/** The part or domain a fact is about. */
export function about({ of, part }: Fact, { id, title }: Say): string {
  return part === undefined ? id(of) : title(part);
}
