import type { Refusal } from '../../../network/network.ts';
import type { Say, Words } from '../words.ts';
import { some } from './joined.ts';
import { withParticle } from './particles.ts';

/** Why traffic does not get through. */
export const refusalsInKorean: Words['refusal'] = {
  'no-route': ({ origin, to = '' }, { id }) =>
    `${id(origin.resource ?? '')}에 ${withParticle(id(to), '으로/로')} 가는 경로가 없습니다`,
  'no-association': (refusal, say) => `${it(refusal, say)} 어느 서브넷에도 연결되어 있지 않습니다`,
  'no-authorization': ({ origin }, { id }) =>
    `${id(origin.resource ?? '')}에 클라이언트를 허용하는 권한 부여 규칙이 없습니다`,
  'rule-without-network': (refusal, say) => `${it(refusal, say)} 어느 VPC에도 연결되어 있지 않습니다`,
  'zone-not-associated': ({ from = '', to = '', ...refusal }, say) =>
    `${it(refusal, say)} ${withParticle(say.id(from), '과/와')} 연결되어 있지 않아 그곳에는 ${withParticle(say.id(to), '이/가')} 없습니다`,
  'vpc-without-names': ({ origin, to = '' }, { id }) =>
    `${id(origin.resource ?? '')}에 enable_dns_support와 enable_dns_hostnames가 켜져 있지 않아 ${id(to)}에 응답하지 않습니다`,
  'inside-only': ({ from = '', ...refusal }, say) =>
    `${it(refusal, say)} 내부용인데 ${withParticle(say.id(from), '이/가')} 인터넷에서 그곳으로 연결합니다`,
  'group-in': (refusal, say) => `${refuser(refusal, say)} ${incoming(refusal, say)} 허용하지 않습니다`,
  'default-group': (refusal, say) =>
    `${it(refusal, say)} 보안 그룹을 지정하지 않아 VPC의 기본 보안 그룹을 쓰는데, 기본 보안 그룹은 자기 멤버 사이의 트래픽만 허용합니다`,
  'group-out': (refusal, say) =>
    `${refuser(refusal, say)} ${refusal.to === undefined ? '어떤 ' : ''}아웃바운드 ${traffic(refusal, say, refusal.to === undefined ? '도' : undefined)} 허용하지 않습니다`,
  acl: (refusal, say) => `${refuser(refusal, say)} ${incoming(refusal, say, '이나')} 그 응답을 허용하지 않습니다`,
  'acl-all': (refusal, say) => `${it(refusal, say)} 모든 트래픽이나 모든 응답을 거부합니다`,
  'other-port': (refusal, say) => onAnotherPort(refusal, say),
  'group-in-check': (refusal, say) =>
    `${refuser(refusal, say)} ${sender(refusal, say)}에서 ${check(refusal, say)}을 허용하지 않습니다`,
  'group-out-check': (refusal, say) => `${refuser(refusal, say)} 아웃바운드 ${check(refusal, say)}을 허용하지 않습니다`,
  'acl-check': (refusal, say) =>
    `${refuser(refusal, say)} ${sender(refusal, say)}에서 ${check(refusal, say)}이나 그 응답을 허용하지 않습니다`,
  'zone-not-enabled': ({ to = '', in: zone, ...refusal }, say) =>
    `${refuserName(refusal, say)}에 ${say.id(to)}의 멤버가 있는 ${zone === undefined ? '가용 영역' : say.title(zone)}의 서브넷이 없습니다`,
  'no-forward': ({ to = '', ...refusal }, say) =>
    `${refuser(refusal, say)} 요청을 전달하지 않고, ${withParticle(say.id(to), '으로/로')} 가는 리스너도 없습니다`,
  'other-targets': ({ to = '', from = '', and, ...refusal }, say) =>
    `${refuser(refusal, say)} ${and === undefined ? '다른 로드 밸런서의 ' : `${withParticle(say.id(and.resource ?? ''), '과/와')} 같이 `}${withParticle(say.id(to), '으로/로')} 전달하고, ${withParticle(say.id(from), '으로/로')} 전달하는 리스너가 없습니다`,
  'no-listener': ({ origin, from = '' }, { id }) =>
    `${id(origin.resource ?? '')}에는 리스너가 없고, ${id(from)}에는 있습니다`,
  'no-targets': ({ origin, from = '' }, { id }) =>
    `${id(origin.resource ?? '')}에는 대상이 없고, ${id(from)} 뒤에는 대상이 있습니다`,
  'no-members': (refusal, say) => `${refuser(refusal, say)} 0이고, 입력에 이를 늘리는 것이 없습니다`,
  'switched-off': ({ from = '', ...refusal }, say) =>
    `${refuser(refusal, say)} false인데 ${withParticle(say.id(from), '이/가')} 클라이언트를 그곳으로 연결합니다`,
  'not-listed': ({ origin, and }, { id }) =>
    `${withParticle(id(origin.resource ?? ''), '으로/로')} 가는 리스너가 없고, ${withParticle(id(and?.resource ?? ''), '은/는')} 다른 리스너의 대상 그룹으로 연결됩니다`,
  'not-public': ({ and, ...refusal }, say) =>
    `${refuser(refusal, say)} 프라이빗입니다. 로드 밸런서는 인터넷에 공개되어 있는데 ${say.id(and?.resource ?? '')}에 인터넷 게이트웨이로 가는 경로가 없습니다`,
  'node-without-targets': ({ in: zone, ...refusal }, say) =>
    `${refuser(refusal, say)} 꺼져 있고, ${zone === undefined ? '그 가용 영역' : say.title(zone)}에 대상이 없습니다`,
  'no-mount-target': ({ origin, to = '', in: zone }, say) =>
    `${withParticle(say.id(to), '이/가')} 실행되는 ${zone === undefined ? '가용 영역' : say.title(zone)}에 ${say.id(origin.resource ?? '')}의 탑재 대상이 없습니다`,
  'other-check-port': (refusal, say) => `상태 확인이 실패합니다: ${onAnotherPort(refusal, say)}`,
  blackhole: ({ to = '', ...refusal }, say) =>
    `${it(refusal, say)} ${withParticle(say.id(to), '으로/로')} 가는 패킷을 버립니다`,
  'not-attached': ({ to, ...refusal }, say) =>
    to === undefined
      ? `${it(refusal, say)} 어디에도 연결되어 있지 않은데 그곳으로 가는 경로가 있습니다`
      : `${it(refusal, say)} ${say.id(to)}에 연결되어 있지 않은데 그 안의 경로가 그곳을 가리킵니다`,
  'checks-source': (refusal, say) =>
    `${it(refusal, say)} 자신의 것이 아닌 패킷을 버리는데(source_dest_check가 켜져 있음) 그곳으로 가는 경로가 있습니다`,
  'private-nat': (refusal, say) =>
    `${it(refusal, say)} 프라이빗 NAT 게이트웨이이므로 인터넷 게이트웨이가 그 패킷을 버립니다`,
  'nat-behind-nat': (refusal, say) =>
    `${it(refusal, say)} 있는 서브넷의 기본 경로가 인터넷 게이트웨이가 아니라 NAT 게이트웨이로 갑니다`,
  'not-in-table': ({ from = '', ...refusal }, say) =>
    `${it(refusal, say)} ${say.id(from)}의 라우팅 테이블에 없고, 그 테이블에는 서비스로 가는 다른 경로가 없습니다`,
  'no-private-name': ({ origin }, { id }) =>
    `${id(origin.resource ?? '')}에 프라이빗 DNS 이름이 없고, 서비스의 퍼블릭 주소로 가는 경로도 없습니다`,
  'no-static-route': (refusal, say) => `${it(refusal, say)} 정적 경로를 쓰는데 정적 경로가 없습니다`,
  'no-virtual-interface': ({ origin }, { id }) => `${id(origin.resource ?? '')}에 연결된 가상 인터페이스가 없습니다`,
  'not-announced': ({ origin, to = '' }, { id }) =>
    `${id(origin.resource ?? '')}의 허용 접두사에 ${withParticle(id(to), '이/가')} 없어 광고되지 않습니다`,
  'drops-all': (refusal, say) => `${it(refusal, say)} 모든 패킷을 버립니다`,
  'unseen-answers': ({ from = '', ...refusal }, say) =>
    `${it(refusal, say)} ${withParticle(say.id(from), '으로/로')} 가는 응답을, 요청이 지난 방화벽을 거치지 않고 보냅니다`,
  'no-public-address': ({ from = '', ...refusal }, say) =>
    `${it(refusal, say)} 인터넷 게이트웨이로 보내는데 ${say.id(from)}에 퍼블릭 주소가 없습니다`,
  'no-images': ({ origin, path = '' }, { id }) =>
    `${id(origin.resource ?? '')}의 ${withParticle(path, '이/가')} 꺼져 있어 태스크가 인터넷 게이트웨이로 이미지를 받지 못합니다`,
  'not-in-zone': ({ origin, from = '' }, { id }) =>
    `${id(from)}의 가용 영역에 ${id(origin.resource ?? '')}의 인터페이스가 없습니다`,
  'not-associated': (refusal, say) => `${it(refusal, say)} Transit Gateway 라우팅 테이블에 연결되어 있지 않습니다`,
  'public-access-blocked': (refusal, say) => `${it(refusal, say)} 모든 인터넷 게이트웨이를 차단합니다`,
  'not-accepted': (refusal, say) => `${it(refusal, say)} 수락되지 않았습니다`,
  'other-vpc': ({ to = '', ...refusal }, say) =>
    `${it(refusal, say)} ${withParticle(say.id(to), '을/를')} 연결하지 않습니다`,
};

/** What other refusals of the same kind are about: what refuses, else the end or the zone in which they differ. */
export function alsoFor(first: Refusal, others: readonly Refusal[], { id, title }: Say): string {
  const differing = ({ origin, from, to, in: zone }: Refusal): string | undefined => {
    if (origin.resource !== first.origin.resource) return origin.resource && id(origin.resource);
    if (from !== first.from) return from && id(from);
    return to === first.to ? zone && title(zone) : to && id(to);
  };
  const names = [...new Set(others.flatMap((one) => differing(one) ?? []))];
  return names.length === 0 ? '' : `. ${some(names)}도 같습니다`;
}

/** What refuses, as the subject. */
function it({ origin }: Pick<Refusal, 'origin'>, { id }: Say): string {
  return withParticle(id(origin.resource ?? ''), '이/가');
}

/** The same, with the block that refuses where it is one of several. */
function refuser(refusal: Pick<Refusal, 'origin' | 'path'>, say: Say): string {
  return withParticle(refuserName(refusal, say), '이/가');
}

function refuserName({ origin, path }: Pick<Refusal, 'origin' | 'path'>, { id }: Say): string {
  const name = id(origin.resource ?? '');
  return path === undefined ? name : `${name}의 ${path}`;
}

/** `X로 가는 443번 포트 트래픽을` */
function traffic({ to, port }: Refusal, { id }: Say, particle = '을'): string {
  const towards = to === undefined ? '' : `${withParticle(id(to), '으로/로')} 가는 `;
  return `${towards}${port === undefined ? '' : `${port}번 포트 `}트래픽${particle}`;
}

/** `Y에서 X로 가는 443번 포트 트래픽을`, or `Y에서 오는 …`. */
function incoming(refusal: Refusal, say: Say, particle?: string): string {
  return `${sender(refusal, say)}에서 ${refusal.to === undefined ? '오는 ' : ''}${traffic(refusal, say, particle)}`;
}

/** `X로 가는 443번 포트 상태 확인` */
function check({ to = '', port }: Refusal, { id }: Say): string {
  return `${withParticle(id(to), '으로/로')} 가는 ${port}번 포트 상태 확인`;
}

function sender({ from }: Refusal, { id }: Say): string {
  return from === undefined ? '클라이언트' : id(from);
}

function onAnotherPort(refusal: Refusal, say: Say): string {
  const { and, port, to = '' } = refusal;
  return `${refuser(refusal, say)} ${port}인데, ${withParticle(say.id(to), '으로/로')} 가는 트래픽에 적용되는 ${withParticle(say.id(and?.resource ?? ''), '은/는')} 다른 포트를 허용합니다`;
}
