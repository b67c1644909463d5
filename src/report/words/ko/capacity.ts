import type { LoadUnit } from '../../../judge/capacity/load.ts';
import type {
  AdmissionControl,
  CapacityStatements,
  TooSmallBy,
} from '../../../judge/statements/capacity-statements.ts';
import type { MessageWords } from '../words.ts';
import { some } from './joined.ts';
import { withParticle } from './particles.ts';

/** Messages of policies/capacity.yaml. */
export const capacityInKorean: MessageWords<keyof CapacityStatements> = {
  'too-small': ({ by, of, left, needed, unit }, { verdict, subject, services, say }) => {
    const parts = some(of.map(say.title));
    const peak = `${services}의 최대 부하는 ${load(needed, unit)}입니다`;
    const only = verdict === 'broken' ? '밖에 처리하지 못합니다' : '밖에 처리하지 못할 수 있습니다';
    const what =
      by === 'nothing'
        ? `장애가 없어도 ${withParticle(parts, '은/는')}`
        : `${after(by, subject)} 남은 ${withParticle(parts, '은/는')}`;
    return `${what} ${load(left, unit)}${only}. ${peak}`;
  },
  'peak-without-basis': ({ lacks, rate: peak, figures }, { services }) =>
    ({
      peak: `${services}에 최대 부하가 정해져 있지 않습니다`,
      figures: `${services}의 최대 부하(${rate(peak)})에 근거 수치가 없습니다. 과거 최대치와 성수기 배수, 또는 이용 인원과 이용 시간이 필요합니다`,
      height: `${services}의 최대 부하(${rate(peak)})가 그 근거 수치(${rate(figures)})보다 작습니다`,
      source: `${services}의 최대 부하(${rate(peak)})가 어디에서 나온 수치인지 적혀 있지 않습니다`,
    })[lacks],
  'load-test-missing': ({ lacks, on, expires, rate: tried, peak }, { services }) => {
    const test = `${on ?? ''}에 한 ${services}의 부하 시험`;
    const wanted = peak === undefined ? '최대 부하' : `최대 부하(${rate(peak)})`;
    return {
      test: `${withParticle(services, '은/는')} 검증 환경에서 ${withParticle(wanted, '으로/로')} 시험한 적이 없습니다`,
      validity: `${test}은 ${expires ?? ''}에 만료되었습니다`,
      tier: `${test}은 검증 환경에서 한 것이 아닙니다`,
      rate: `${test}에 부하가 얼마였는지 적혀 있지 않습니다`,
      load: `${test}은 ${tried === undefined ? '' : rate(tried)}까지만 하여 ${wanted}보다 작습니다`,
    }[lacks];
  },
  'admission-control-missing': ({ lacks }, { services }) =>
    `${withParticle(services, '은/는')} 인터넷에 열려 있지만 ${withParticle(lacks.map((one) => controls[one]).join('과 '), '이/가')} 없습니다`,
};

const controls: Readonly<Record<AdmissionControl, string>> = {
  'per-source': '접속자별 요청 제한',
  queue: '대기열',
};

function after(by: Exclude<TooSmallBy, 'nothing'>, subject: string): string {
  if (by === 'degraded') return `${subject}에 회색 장애가 발생하면`;
  return `${subject}${by === 'part' || by === 'domain' ? '' : ' 전체'}에 장애가 발생하면`;
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
