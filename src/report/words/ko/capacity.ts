import type { LoadUnit } from '../../../judge/capacity/load.ts';
import type { CapacityStatements, TooSmallBy } from '../../../judge/statements/capacity-statements.ts';
import type { MessageWords } from '../words.ts';
import { withParticle } from './particles.ts';

/** Messages of policies/capacity.yaml. */
export const capacityInKorean: MessageWords<keyof CapacityStatements> = {
  'too-small': ({ by, of, left, needed, unit }, { verdict, subject, services, say }) => {
    const parts = of.map(say.title).join(', ');
    const peak = `${services}의 최대 부하는 ${load(needed, unit)}입니다`;
    const only = verdict === 'broken' ? '밖에 처리하지 못합니다' : '밖에 처리하지 못할 수 있습니다';
    const what =
      by === 'nothing'
        ? `장애가 없어도 ${withParticle(parts, '은/는')}`
        : `${after(by, subject)} 남은 ${withParticle(parts, '은/는')}`;
    return `${what} ${load(left, unit)}${only}. ${peak}`;
  },
};

function after(by: Exclude<TooSmallBy, 'nothing'>, subject: string): string {
  if (by === 'degraded') return `${withParticle(subject, '이/가')} 저하되면`;
  return by === 'part' || by === 'domain' ? `${subject} 장애 시` : `${withParticle(subject, '이/가')} 상실되면`;
}

/** `초당 240건`, `분당 30건`, `동시 12,500세션`. */
export function load(amount: number, unit: LoadUnit): string {
  return unit === 'sessions' ? `동시 ${Math.round(amount).toLocaleString('en')}세션` : rate(amount);
}

/** What comes in a second, in the largest unit of time below which nothing is left. */
export function rate(perSecond: number): string {
  const [size, unit] = units.find(([seconds]) => perSecond * seconds >= 1) ?? [86_400, '하루'];
  const amount = perSecond * size;
  return `${unit} ${amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount)}건`;
}

const units = [
  [1, '초당'],
  [60, '분당'],
  [3600, '시간당'],
] as const;
