import type { Stale } from '../../../judge/evidence/standing.ts';
import type { RecoveryStatements, RecoverySteps, ToldCopy } from '../../../judge/statements/recovery-statements.ts';
import type { MessageWords } from '../words.ts';
import { duration, outage } from './durations.ts';
import { all, named, some } from './joined.ts';
import { withParticle } from './particles.ts';

/** Messages of policies/recovery.yaml, in Korean. */
export const recoveryInKorean: MessageWords<keyof RecoveryStatements> = {
  'recovery-too-long': ({ steps, takes, limit }, { verdict, subject }) =>
    `사이트가 소실되면 ${withParticle(subject, '은/는')} ${duration(limit)} 안에 복구되어야 하지만, 복구에 ${
      verdict === 'broken' ? duration(takes) : `복원 시간을 빼고도 ${duration(takes)}`
    } 걸립니다(${listed(steps)})`,
  'drill-too-long': ({ on, took, limit }, { subject }) =>
    `사이트가 소실되면 ${withParticle(subject, '은/는')} ${duration(limit)} 안에 복구되어야 하지만, ${on} 재해복구 훈련에는 ${duration(took)} 걸렸습니다`,
  'data-lost': ({ in: place, loss, limit, left, lost }, { verdict, subject, services, say }) => {
    const [best, worst] = loss;
    if (place === undefined && best === Infinity)
      return `${withParticle(services, '이/가')} 쓰는 ${subject}의 데이터는 사본이 없습니다`;
    const failing =
      place === undefined
        ? `${subject}의 데이터가 소실되면`
        : `${withParticle(say.title(place), '이/가')} 소실되면 ${subject}에 있는`;
    const whose = withParticle(services, '은/는');
    const copies = [...new Set(lost.map(({ title }) => say.title(title)))];
    if (best === Infinity) {
      const why = copies.length === 0 ? '사본이 없습니다' : `모든 사본이 같은 곳에 있습니다(${some(copies)})`;
      return `${failing} ${whose} 데이터를 모두 잃습니다: ${why}`;
    }
    const much =
      verdict === 'broken'
        ? `${outage(best, worst)}분량의 데이터를 잃습니다`
        : worst === Infinity
          ? '데이터를 모두 잃을 수 있습니다'
          : `${duration(worst)}분량의 데이터를 잃을 수 있습니다`;
    const newest = [
      ...new Set((worst === Infinity ? [] : left).map((copy) => `${say.title(copy.title)} ${behind(copy)}`)),
    ];
    const most = limit === undefined ? '' : `(한도 ${duration(limit)})`;
    return `${failing} ${whose} ${much}${most}${newest.length === 0 ? '' : `: ${some(newest)}`}`;
  },
  'no-second-site': ({ sites, users }, { verdict, subject, say }) => {
    const where =
      sites.length === 0 ? '다른 사이트 없이 단독으로 동작하는 사이트가 없' : `${all(sites)} 사이트에서만 동작하`;
    const end =
      verdict === 'broken'
        ? sites.length === 0
          ? '습니다'
          : '며, 이 사이트가 소실되면 대신 처리할 곳이 없습니다'
        : sites.length === 0
          ? '을 수 있습니다'
          : '고 있을 수 있습니다';
    const why =
      users.length === 0
        ? ''
        : `. ${withParticle(named(users.map(say.title)), '은/는')} 이 서비스 없이는 동작하지 않습니다`;
    return `${withParticle(subject, '은/는')} ${where}${end}${why}`;
  },
  'sites-share': ({ sites, shared }, { services, say }) =>
    `${withParticle(all(sites.map(say.title)), '은/는')} 서로 떨어져 있지 않습니다: ${withParticle(some(shared.map(say.title)), '을/를')} 함께 쓰며, ${withParticle(services, '이/가')} 두 사이트에 의존합니다`,
  'drill-stale': ({ of, stale }, { subject }) =>
    of === 'recovery-drill'
      ? `${subject}의 유효한 재해복구 훈련이 없습니다: ${staleBecause(stale)}`
      : `${subject}의 데이터를 백업에서 복원하는 시험을 하지 않았습니다: ${staleBecause(stale)}`,
};

const stepNames: Readonly<Record<keyof RecoverySteps, string>> = {
  detect: '감지',
  decide: '판단',
  provision: '자원 준비',
  restore: '복원',
};

function listed(steps: RecoverySteps): string {
  return (['detect', 'decide', 'provision', 'restore'] as const)
    .flatMap((name) => {
      const seconds = steps[name];
      return seconds === undefined ? [] : `${stepNames[name]} ${duration(seconds)}`;
    })
    .join(', ');
}

function behind({ by, age: [best, worst] }: ToldCopy): string {
  if (worst === Infinity) return '(생성 주기를 알 수 없음)';
  return by === 'backup' ? `(${outage(best, worst)}마다 생성)` : `(${outage(best, worst)} 지연)`;
}

/** Why a drill or test does not count. */
function staleBecause(stale: Stale): string {
  switch (stale.is) {
    case 'never':
      return '선언된 것이 없습니다';
    case 'expired':
      return `마지막 ${stale.on} 기록이 ${stale.since}에 만료되었습니다`;
    case 'too-old':
      return `마지막 기록이 ${stale.on}입니다`;
    case 'before-change':
      return `마지막 ${stale.on} 기록이 ${stale.since} 변경보다 앞섭니다`;
    case 'other-plan':
      return `마지막 ${stale.on} 기록은 다른 플랜으로 한 것입니다`;
  }
}
