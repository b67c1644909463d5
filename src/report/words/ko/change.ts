import type { DeclaredGuard, DeclaredStep } from '../../../input/declared/declared.ts';
import type { WindowProblem } from '../../../judge/change/window-problems.ts';
import type { ChangeStatements, DownPart } from '../../../judge/statements/change-statements.ts';
import type { MessageWords, Say } from '../words.ts';
import { duration } from './durations.ts';
import { withParticle } from './particles.ts';

/** policies/change.yaml의 메시지. */
export const changeInKorean: MessageWords<keyof ChangeStatements> = {
  'down-together': ({ parts }, { verdict, subject, services, say }) => {
    const down = parts.map((part) => downPart(part, say));
    const isOne = down.length === 1;
    const surely = verdict === 'broken';
    const who = withParticle(down.join(', '), '이/가');
    const stops = surely ? '중단됩니다' : '중단될 수 있습니다';
    if (isOne && parts.some(({ of }) => say.id(of) === services)) return `${subject} 중에 ${who} ${stops}`;
    const until = isOne ? '복구될 때까지' : '그중 하나가 복구될 때까지';
    const together = `${isOne ? '' : '동시에 '}${surely ? '멈추므로' : '멈출 수 있어'}`;
    return `${subject} 중에 ${who} ${together}, ${until} ${withParticle(services, '이/가')} ${stops}`;
  },
  'data-destroyed': ({ by, arguments: names }, { verdict, subject }) => {
    const why = names.length === 0 ? '' : `(${names.join(', ')} 변경)`;
    const gone = by === 'replaced' ? `빈 저장소로 교체되며${why}` : '삭제되며';
    const copy = verdict === 'broken' ? '사본이 만들어지지 않습니다' : '사본이 만들어지지 않을 수 있습니다';
    return `${withParticle(subject, '이/가')} ${gone} 데이터의 ${copy}`;
  },
  unguarded: ({ step, does, lacks }, { subject }) =>
    `${step === undefined ? '' : `"${step}" 단계에서 `}${lacks.map((guard) => guards[guard]).join(', ')} 없이 ${subject}의 ${deeds[does]} 작업을 합니다`,
  'no-rollback': ({ lacks, late }) => {
    if (late !== undefined)
      return `변경을 되돌리는 데 ${duration(late.time)} 걸리지만, 그 위에서 동작하는 서비스의 복구 목표 시간(RTO)은 ${duration(late.limit)}입니다`;
    return lacks.length === rollback.size
      ? '변경을 되돌리는 방법(롤백)이 명시되어 있지 않습니다'
      : `롤백 정보가 빠져 있습니다: ${lacks.map((part) => rollback.get(part) ?? part).join(', ')}`;
  },
  'bad-window': ({ problems }) => `변경 시간이 적절하지 않습니다: ${problems.map(windowProblem).join('; ')}`,
  unacknowledged: ({ services, approver }) =>
    [
      ...(services.length === 0 ? [] : [`${services.join(', ')} 담당자가 중단 가능성을 확인했다는 기록이 없습니다`]),
      ...(approver === undefined
        ? []
        : [approver === 'same' ? '작업자가 스스로 변경을 승인했습니다' : '변경의 승인자가 명시되어 있지 않습니다']),
    ].join('. '),
  'big-bang': ({ wayBack, limit }, { services }) => {
    const back =
      wayBack === undefined || limit === undefined
        ? '되돌릴 방법이 없습니다'
        : `되돌리는 데 ${duration(wayBack)} 걸립니다(복구 목표 시간 ${duration(limit)})`;
    return `${withParticle(services, '을/를')} 모든 사용자에게 한 번에 개통하며 ${back}`;
  },
};

const deeds: Readonly<Record<DeclaredStep['does'], string>> = {
  update: '변경',
  replace: '교체',
  delete: '삭제',
  'access-list': '접근 목록 교체',
  power: '전원',
};

const guards: Readonly<Record<DeclaredGuard, string>> = {
  'dry-run': '사전 모의 실행',
  snapshot: '스냅샷',
  'second-person': '2인 확인',
  'power-off': '전원 차단',
};

const rollback = new Map([
  ['artefact', '복원 대상'],
  ['steps', '절차'],
  ['time', '소요 시간'],
]);

function windowProblem(problem: WindowProblem): string {
  switch (problem.is) {
    case 'no-begin':
      return '시작 시각이 명시되어 있지 않습니다';
    case 'no-watch':
      return '작업 후 관찰 시간이 명시되어 있지 않습니다';
    case 'critical':
      return `${problem.day}은 ${problem.service}의 변경 금지일입니다`;
    case 'open':
      return `${withParticle(problem.service, '이/가')} 운영 중인 시간입니다(${problem.open}–${problem.close})`;
    case 'no-time':
      return `작업과 관찰에 ${duration(problem.needed)} 필요하지만 ${withParticle(problem.service, '은/는')} ${problem.opens}에 시작합니다`;
  }
}

const done: Readonly<Record<DownPart['by'], string>> = {
  destroyed: '삭제',
  replaced: '교체',
  updated: '변경',
  step: '작업',
};

/** `aws_instance.a(교체: ami)`. */
function downPart({ of, by, arguments: names }: DownPart, { id }: Say): string {
  if (by === 'step') return id(of);
  return names.length === 0 ? `${id(of)}(${done[by]})` : `${id(of)}(${done[by]}: ${names.join(', ')})`;
}
