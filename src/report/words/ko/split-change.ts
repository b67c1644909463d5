import type { Fix } from '../../../judge/fix.ts';
import type { Role } from '../../../network/network.ts';
import { targetOption } from '../target-option.ts';
import { withParticle } from './particles.ts';

/** 한 번에 적용하면 안 되는 변경을 어떤 순서로 적용하는지. */
export function splitInKorean({ isDeclared, steps, bound, waitFor, isReplaced, isOpen }: Fix<'split-change'>): string {
  const first = isOpen ? '먼저 확인되지 않은 값을 확인하고, 실제로 중단된다면 다음과 같이 하십시오. ' : '';
  const wait = [...new Set(waitFor.map((role) => serving[role] ?? '다시 서비스하는지'))].join(', ');
  if (isDeclared) {
    const order = steps.map((parts) => parts.join(', ')).join(' → ');
    return `${first}하나씩 순서대로 작업하십시오: ${order}. 다음 단계로 넘어가기 전에 ${wait} 확인하십시오. nospof.yaml에서 이 작업들의 \`together\`를 삭제하십시오.`;
  }
  if (bound.length > 0) {
    const or = isReplaced ? '이 리소스들의 lifecycle에 create_before_destroy = true를 설정하거나, ' : '이 리소스들을 ';
    return `${first}${or}각각 별도의 블록 또는 스택으로 나누십시오. ${withParticle(bound.join(', '), '이/가')} 모두를 참조하므로 -target으로 하나만 적용할 수 없습니다.`;
  }
  const targeted = steps.slice(0, -1).map((targets) => `\`terraform apply ${targets.map(targetOption).join(' ')}\``);
  const freely = isReplaced
    ? ' 순서에 의존하지 않으려면 교체되는 리소스의 lifecycle에 create_before_destroy = true를 설정하십시오.'
    : '';
  return `${first}${steps.length}단계로 나누어 적용하십시오: ${targeted.join(', ')} 순으로 적용하고 마지막에 \`terraform apply\`를 실행하십시오. 다음 단계로 넘어가기 전에 ${wait} 확인하십시오.${freely}`;
}

/** 무엇을 보면 다시 서비스하는지 알 수 있는가. */
const serving: Readonly<Partial<Record<Role, string>>> = {
  compute: '변경한 서버가 상태 확인을 통과하는지',
  datastore: '데이터베이스가 사용 가능하고 복제가 따라잡았는지',
  cache: '캐시가 사용 가능하고 복제가 따라잡았는지',
  router: '변경한 장비로 트래픽이 통과하는지(경로 학습, 터널 연결)',
  link: '변경한 회선으로 트래픽이 통과하는지(터널과 BGP 세션 연결)',
  'l4-switch': '변경한 L4 스위치가 활성 상태이고 대상 서버가 정상인지',
  'l7-proxy': '변경한 로드 밸런서가 활성 상태이고 대상 서버가 정상인지',
  firewall: '변경한 방화벽으로 트래픽이 통과하는지',
};
