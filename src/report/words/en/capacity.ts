import type { LoadUnit } from '../../../judge/capacity/load.ts';
import type {
  AdmissionControl,
  CapacityStatements,
  TooSmallBy,
} from '../../../judge/statements/capacity-statements.ts';
import type { MessageWords } from '../words.ts';
import { all, some } from './joined.ts';

/** Messages of policies/capacity.yaml. */
export const capacityInEnglish: MessageWords<keyof CapacityStatements> = {
  'too-small': ({ by, of, left, needed, unit }, { verdict, subject, services, say }) => {
    const parts = some(of.map(say.title));
    const may = verdict === 'broken' ? '' : 'may ';
    const peak = `, and the peak of ${services} is ${load(needed, unit)}`;
    if (by === 'nothing') {
      const carry = verdict === 'broken' && of.length === 1 ? 'carries' : 'carry';
      return `Even without a failure, ${parts} ${may}${carry} only ${load(left, unit)}${peak}`;
    }
    const carry = verdict === 'broken' ? 'carries' : 'carry';
    return `If ${subject} ${failures[by]}, what is left of ${parts} ${may}${carry} only ${load(left, unit)}${peak}`;
  },
  'peak-without-basis': ({ lacks, rate: peak, figures }, { services }) =>
    ({
      peak: `${services} has no peak load`,
      figures: `The peak of ${services} (${rate(peak)}) has no figures behind it: neither history and season nor population and window`,
      height: `The peak of ${services} (${rate(peak)}) is below its own figures, which come to ${rate(figures)}`,
      source: `The peak of ${services} (${rate(peak)}) does not say where its figures come from`,
    })[lacks],
  'load-test-missing': ({ lacks, on, expires, rate: tried, peak }, { services }) => {
    const test = `The load test of ${services} of ${on ?? ''}`;
    const wanted = peak === undefined ? 'its peak' : `its peak of ${rate(peak)}`;
    return {
      test: `${services} has not been tested with ${wanted} in the test environment`,
      validity: `${test} does not count any more: it expired on ${expires ?? ''}`,
      tier: `${test} was not done in the test environment`,
      rate: `${test} does not say with which load it was done`,
      load: `${test} reached ${tried === undefined ? '' : rate(tried)} only, which is less than ${wanted}`,
    }[lacks];
  },
  'admission-control-missing': ({ lacks }, { services }) =>
    `${services} can be reached from the internet and has ${all(lacks.map((one) => `no ${controls[one]}`))}`,
};

const controls: Readonly<Record<AdmissionControl, string>> = {
  'per-source': 'limit per source',
  queue: 'waiting queue',
};

const failures: Readonly<Record<Exclude<TooSmallBy, 'nothing'>, string>> = {
  part: 'fails',
  degraded: 'is degraded',
  domain: 'fails',
  zone: 'is lost',
  site: 'is lost',
  region: 'is lost',
};

/** `240/s`, `30/min`, `12,500 sessions`. */
export function load(amount: number, unit: LoadUnit): string {
  if (unit === 'sessions') return `${Math.round(amount).toLocaleString('en')} sessions`;
  return rate(amount);
}

/** What comes in a second, in the largest unit of time below which nothing is left: `240/s`, `30/min`. */
export function rate(perSecond: number): string {
  const [size, unit] = units.find(([seconds]) => perSecond * seconds >= 1) ?? [86_400, 'd'];
  const amount = perSecond * size;
  return `${amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount)}/${unit}`;
}

const units = [
  [1, 's'],
  [60, 'min'],
  [3600, 'h'],
] as const;
