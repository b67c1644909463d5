import { greatest } from '../../../extremes.ts';
import type { Lack } from '../../../judge/statement.ts';
import type { RedundancyStatements } from '../../../judge/statements/redundancy-statements.ts';
import type { MessageWords, Say } from '../words.ts';
import { duration, during, outage } from './durations.ts';
import { about } from './facts.ts';
import { either, some } from './joined.ts';
import { withParticle } from './particles.ts';
import { alsoFor } from './refusals.ts';

/** Messages of policies/redundancy.yaml. */
export const redundancyInKorean: MessageWords<keyof RedundancyStatements> = {
  stops({ how, others }, { verdict, subject, services, worst }) {
    const failing = others === 0 ? subject : `${subject} 등 ${others + 1}개 중 하나`;
    const isSelf = subject === services;
    const who = isSelf ? '서비스가' : withParticle(services, '이/가');
    const [best, longest] = worst?.outage ?? [0, 0];
    const [fails, end] = failures[how];
    const isPlace = how !== 'part' && how !== 'degraded';
    const until =
      how === 'part' && isSelf
        ? '교체될 때까지'
        : isPlace && worst?.repaired !== undefined
          ? '잃은 부분이 다른 곳에 다시 갖춰질 때까지'
          : end;
    const repaired = worst?.repaired && outage(...worst.repaired);
    const nothing = repaired === undefined ? '' : '이어받을 것이 없어 ';
    const limit = repaired === undefined ? limited(worst?.limit) : `(예상 ${repaired})`;
    const broken =
      best === Infinity
        ? `${until} ${who} 중단됩니다`
        : longest === Infinity
          ? `${who} 최소 ${duration(best)}, 길게는 ${until} 중단됩니다`
          : `${who} ${during(best, longest)} 중단됩니다`;
    const unproven =
      longest === Infinity
        ? `${until} ${who} 중단될 수 있습니다`
        : `${who} 최대 ${duration(longest)} 동안 중단될 수 있습니다`;
    return `${failing}${others === 0 ? fails : '에 장애가 발생하면'} ${nothing}${verdict === 'broken' ? broken : unproven}${limit}`;
  },
  'not-up': ({ lack }, { verdict, subject, services, say }) => {
    const down = verdict === 'unproven' ? '중단되어 있을 수 있습니다' : '중단되어 있습니다';
    return `장애가 없어도 ${withParticle(services, '이/가')} ${down}: ${withParticle(subject, '이/가')} ${lacking(lack, say)}`;
  },
  'nothing-behind'({ lacks }, { subject }) {
    if (lacks.some(({ is }) => is === 'contents'))
      return `입력만으로는 ${subject} 뒤에서 무엇이 서비스하는지 알 수 없습니다`;
    const isListener = lacks.some(({ is }) => is === 'listener');
    return isListener ? `입력에 ${subject}의 리스너가 없습니다` : `입력에 ${subject} 뒤의 구성 요소가 없습니다`;
  },
  'no-takeover': ({ below, lack }, { verdict, subject, services, say }) => {
    const cannot = verdict === 'broken' ? '이어받지 못합니다' : '이어받지 못할 수 있습니다';
    const why = `${below === undefined ? '' : `${withParticle(say.title(below), '이/가')} `}${lacking(lack, say)}`;
    return `전환이 필요할 때 ${withParticle(subject, '이/가')} ${withParticle(services, '을/를')} ${cannot}: ${why}`;
  },
  'by-hand': ({ unset }, { subject, services, say }) =>
    `${subject}에 장애가 발생하면 ${withParticle(services, '을/를')} 수동으로 전환해야 합니다: ${withParticle(say.fact(unset), '이/가')} 설정되지 않았습니다`,
  refused({ stops, refusals }, { subjects, services, say }) {
    const [first, ...others] = refusals;
    const why = first === undefined ? '' : `${say.refusal(first)}${alsoFor(first, others, say)}`;
    const what = stops
      ? `${withParticle(services, '이/가')} 동작하지 않습니다`
      : `${withParticle(some(subjects), '이/가')} ${services}의 요청을 처리하지 못합니다`;
    return `장애가 없어도 ${what}: ${why}`;
  },
  misled: ({ mistake, isBlind }, { verdict, subject, services, say }) => {
    const why = say.mistake(mistake);
    const isSure = verdict === 'broken';
    return isBlind
      ? `${subject}에 장애가 발생해도 ${withParticle(services, '이/가')} 전환되지 ${isSure ? '않습니다' : '않을 수 있습니다'}: ${why}`
      : `${subject}의 상태 확인으로는 ${services}의 요청을 제대로 처리하는지 ${isSure ? '알 수 없습니다' : '알 수 없을 수 있습니다'}: ${why}`;
  },
  late({ by, settings }, { verdict, subject, services, worst }) {
    const [best, longest] = worst?.outage ?? [0, 0];
    const isSure = verdict === 'broken';
    const down = isSure ? `${during(best, longest)} 중단됩니다` : `최대 ${duration(longest)} 동안 중단될 수 있습니다`;
    const time = duration(Math.max(0, greatest(settings.map(({ seconds }) => seconds))));
    const who = subject === services ? '서비스가' : withParticle(services, '이/가');
    return `${slowness[by](subject, time, isSure)}, 장애가 발생하면 ${who} ${down}${limited(worst?.limit)}`;
  },
  unnoticed: (_, { subject, services, verdict }) =>
    verdict === 'broken'
      ? `${subject}에 장애가 발생해도 감지하는 것이 없어 ${services}의 트래픽이 계속 그쪽으로 갑니다`
      : `${subject}에 장애가 발생해도 감지하는 것이 없을 수 있어 ${services}의 트래픽이 계속 그쪽으로 갈 수 있습니다`,
  'shared-device': ({ most, grades }, { subject, count }) =>
    `${grades.join('·')}등급 서비스 ${count}개가 ${subject}에 의존합니다. 장비 하나의 한도는 ${most}개입니다`,
};

function limited(limit: number | undefined): string {
  return limit === undefined || limit === Infinity ? '' : `(한도 ${duration(limit)})`;
}

/** Why something takes over too late, or may. */
const slowness = {
  'health-check': (subject: string, time: string, sure: boolean) =>
    `${subject}의 상태 확인이 ${time} 뒤에야 장애를 ${sure ? '감지하므로' : '감지할 수 있으므로'}`,
  alarm: (subject: string, time: string, sure: boolean) =>
    `${withParticle(subject, '이/가')} ${time} 뒤에야 장애를 ${sure ? '알리므로' : '알릴 수 있으므로'}`,
  'time-to-live': (subject: string, time: string, sure: boolean) =>
    `클라이언트가 ${subject}의 이전 응답을 ${time} 동안 ${sure ? '계속 쓰므로' : '계속 쓸 수 있으므로'}`,
  manual: (subject: string) => `${withParticle(subject, '을/를')} 사람이 전환해야 하므로`,
  failover: (subject: string, _time: string, sure: boolean) =>
    `${subject}의 전환이 ${sure ? '너무 느리므로' : '너무 느릴 수 있으므로'}`,
} as const;

/** How it fails, and when it is over. */
const failures = {
  part: ['에 장애가 발생하면', '그 구성 요소가 교체될 때까지'],
  degraded: ['에 회색 장애가 발생하면', '그 구성 요소가 정상으로 돌아올 때까지'],
  domain: ['에 장애가 발생하면', '장애가 해소될 때까지'],
  zone: [' 전체에 장애가 발생하면', '가용 영역이 복구될 때까지'],
  site: [' 전체에 장애가 발생하면', '센터가 복구될 때까지'],
  region: [' 전체에 장애가 발생하면', '리전이 복구될 때까지'],
} as const;

/** What a part lacks, after its name. */
function lacking({ name, of, missing, isCircle }: Lack, say: Say): string {
  const { title, fact } = say;
  if (isCircle) {
    return `그보다 먼저 시작할 수 없는 ${name ?? either(of.map(title))}에 의존합니다`;
  }
  if (missing.length > 0 && missing.every(({ is }) => is === 'in-service')) {
    const parts = [...new Set(missing.map((one) => about(one, say)))];
    return `아직 서비스에 들어가지 않은 ${some(parts)}에 의존합니다`;
  }
  if (missing.length > 0 && missing.every(({ is }) => is === 'clients'))
    return 'VPC 밖에서 닿을 수 없는 사설 주소로 연결됩니다';
  if (name !== undefined) return `입력에 없는 ${name}에 의존합니다`;
  const open = [...new Set(missing.map(fact))];
  if (open.length > 0) return `입력에 없는 것에 의존합니다: ${some(open)}`;
  if (of.length > 0) return `없을 수도 있는 ${either(of.map(title))}에 의존합니다`;
  return '입력에 없는 것에 의존합니다';
}
