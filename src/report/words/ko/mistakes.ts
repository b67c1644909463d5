import type { Say, Words } from '../words.ts';
import type { Mistake } from '../../../network/mistake.ts';
import { withParticle } from './particles.ts';

/** Why nothing takes over. */
export const mistakesInKorean: Words['mistake'] = {
  'asks-own-name': (mistake, say) =>
    `${it(mistake, say)} ${say.id(mistake.record ?? '')}의 이름 자체를 요청하므로, 다른 레코드가 응답하기만 하면 통과합니다`,
  'asks-unknown': (mistake, say) =>
    mistake.to === undefined
      ? `${it(mistake, say)} 알 수 없는 이름을 요청합니다`
      : `${it(mistake, say)} 입력에 정의되지 않은 ${withParticle(mistake.to, '을/를')} 요청합니다`,
  'asks-another': (mistake, say) =>
    `${it(mistake, say)} ${object(mistake.to, say)} 요청하지만, ${subject(mistake.record, say)} 그것을 가리키지 않습니다`,
  'asks-inside': (mistake, say) =>
    `${it(mistake, say)} 내부용인 ${object(mistake.to, say)} 요청하는데, Route 53 상태 확인은 인터넷에서 옵니다`,
  'asks-port': (mistake, say) =>
    `${it(mistake, say)} ${say.id(mistake.to ?? '')}의 ${mistake.port}번 포트를 요청하지만, 그 포트에는 리스너가 없습니다`,
  'asks-closed-port': (mistake, say) =>
    `${it(mistake, say)} ${say.id(mistake.to ?? '')}의 ${mistake.port}번 포트를 요청하지만, 그 포트는 인터넷에 열려 있지 않습니다`,
  outvoted: (mistake, say) =>
    `다른 것을 점검하는 ${subject(mistake.to, say)} 정상인 동안에는 ${it(mistake, say)} 계속 정상으로 나옵니다`,
  'measures-another': (mistake, say) =>
    `${it(mistake, say)} ${object(mistake.to, say)} 감시하지만, ${subject(mistake.record, say)} 그것을 가리키지 않습니다`,
  disabled: (mistake, say) => `${it(mistake, say)} 비활성화되어 있어 항상 정상으로 처리됩니다`,
  inverted: (mistake, say) => `${it(mistake, say)} 반전되어 있어, 대상에 장애가 나면 오히려 정상으로 처리됩니다`,
  'several-values': (mistake, say) =>
    `${it(mistake, say)} 주소를 모두 한 레코드의 값으로 두고 있는데, Route 53은 값을 하나씩 확인하지 않습니다`,
  'same-target': (mistake, say) =>
    `${it(mistake, say)} ${withParticle(say.id(mistake.to ?? ''), '과/와')} 같은 대상을 가리킵니다`,
  'needs-lost-region': (mistake, say) =>
    `이어받을 쪽이 중단된 리전(${mistake.to})에 있는 ${say.id(mistake.origin.resource ?? '')}에 의존합니다`,
  'no-copy': ({ origin, to = '' }, { id }) =>
    `${withParticle(id(origin.resource ?? ''), '과/와')} ${withParticle(id(to), '은/는')} 서로 복제되지 않아, 이어받을 쪽에 데이터가 없습니다`,
  'one-copy': (mistake, say) =>
    `${it(mistake, say)} 기본값으로 파티션마다 사본을 하나만 둡니다(default.replication.factor)`,
  'needs-all-copies': (mistake, say) =>
    `${it(mistake, say)} 파티션의 사본이 모두 있어야 쓰기를 받습니다(min.insync.replicas가 default.replication.factor보다 작지 않음)`,
  'weight-unwatched': (mistake, say) =>
    `장애를 감지하는 것이 없고, ${withParticle(say.id(mistake.to ?? ''), '은/는')} 가중치가 0이라 그때까지 트래픽을 받지 않습니다`,
  'weight-zero': ({ origin, to = '', isOpen }, { id }) =>
    `${id(origin.resource ?? '')}에서 ${withParticle(id(to), '은/는')} 가중치가 ${isOpen ? '0일 수 있어 트래픽을 전혀 받지 못할 수 있습니다' : '0이라 트래픽을 전혀 받지 않습니다'}`,
};

/** What makes the mistake, as the subject. */
function it({ origin }: Mistake, say: Say): string {
  return subject(origin.resource, say);
}

function subject(resource: string | undefined, { id }: Say): string {
  return withParticle(id(resource ?? ''), '이/가');
}

function object(resource: string | undefined, { id }: Say): string {
  return withParticle(id(resource ?? ''), '을/를');
}
