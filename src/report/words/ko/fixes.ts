import type { Words } from '../words.ts';
import { splitInKorean } from './split-change.ts';

/** What to do, where the policy does not say it. */
export const fixesInKorean: Words['fix'] = {
  'as-the-policy-says': ({ text }) => text,
  'settle-first': ({ text }) =>
    `먼저 미확인 사항을 확인하십시오. 지적 사항이 그래도 남으면 다음과 같이 조치하십시오. ${text}`,
  'measure-first': ({ text }) =>
    `훈련에서 복구 시간을 측정해 nospof.yaml의 assumptions에 적으십시오. 측정한 시간이 한도를 넘으면 다음과 같이 조치하십시오. ${text}`,
  'split-change': (order) => splitInKorean(order),
  'declare-pool': () =>
    '인스턴스들이 하나의 풀이면 그 풀을 nospof.yaml에 서비스로 선언하거나(needs: [{ any: [인스턴스 주소], detect: end-to-end, switch: 30s }]), 로드 밸런서 뒤에 두십시오. aws_lb와 인스턴스를 등록할 aws_lb_target_group이 있으면 됩니다. 인스턴스마다 역할이 다르면 각각 다른 가용 영역에 두 번째 인스턴스를 추가하십시오.',
  'complete-inputs': ({ type, lacks }) =>
    lacks === 'listener'
      ? addListener
      : lacks === 'clients'
        ? nameInside
        : (missingInputs.get(type ?? '') ?? completeInputs),
  'add-counterparts': () =>
    '이 서비스들을 검증 환경에도 배포하십시오. 같은 종류의 로드 밸런서, 컴퓨팅, 데이터 저장소를 별도의 진입점 뒤에 두고, 운영 서비스가 쓰지 않는 리소스로 구성합니다. 규모는 작아도 됩니다. 다른 플랜에서 배포한다면 --test-tier FILE로 그 플랜을 함께 지정하십시오.',
  'break-circle': () =>
    '이 구성 요소들은 서로 의존하므로 어느 것도 먼저 시작할 수 없습니다. 그중 하나가 상대 없이도 동작한다면 nospof.yaml에 대체 수단을 선언하거나 그 의존 관계를 지우십시오.',
};

const registerTargets =
  '대상을 등록하는 플랜도 함께 지정하거나, 이 플랜에서 등록하십시오: aws_lb_target_group_attachment, aws_autoscaling_group의 target_group_arns, 또는 aws_ecs_service의 load_balancer.';

const nameInside =
  '인터넷의 클라이언트가 이 이름을 쓴다면 로드 밸런서에서 `internal = true`를 지우십시오. VPC 안의 프로그램만 쓴다면 레코드를 프라이빗 aws_route53_zone에 두십시오.';
const addListener =
  '로드 밸런서의 load_balancer_arn을 지정한 aws_lb_listener를 추가하고, default_action이 aws_lb_target_group으로 전달하게 하십시오. 다른 플랜에 있다면 그 플랜도 함께 지정하십시오.';

/** What to give, by the type of an entry with nothing behind it. */
const missingInputs: ReadonlyMap<string, string> = new Map([
  ['aws_lb', registerTargets],
  ['aws_alb', registerTargets],
  [
    'aws_elb',
    '인스턴스를 등록하는 플랜도 함께 지정하거나, 이 플랜에서 등록하십시오: aws_elb의 `instances`, aws_elb_attachment, 또는 aws_autoscaling_group의 load_balancers.',
  ],
]);

const completeInputs =
  '빠진 리소스가 들어 있는 플랜이나 상태 파일도 함께 지정하거나, nospof.yaml의 components에 선언하십시오.';
