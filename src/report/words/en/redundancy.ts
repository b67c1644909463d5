import { greatest } from '../../../extremes.ts';
import type { Lack } from '../../../judge/statement.ts';
import type { RedundancyStatements } from '../../../judge/statements/redundancy-statements.ts';
import { duration, outage } from '../durations.ts';
import type { MessageWords, Say } from '../words.ts';
import { about } from './facts.ts';
import { either, some } from './joined.ts';
import { alsoFor } from './refusals.ts';

/** Messages of policies/redundancy.yaml. */
export const redundancyInEnglish: MessageWords<keyof RedundancyStatements> = {
  stops({ how, others }, { verdict, subject, services, count, worst }) {
    const failing = others === 0 ? subject : `${subject} or ${others === 1 ? 'another' : `one of ${others} others`}`;
    const who = subject === services ? 'it' : services;
    const [best, longest] = worst?.outage ?? [0, 0];
    const [are, stay] = count === 1 ? ['is', 'stays'] : ['are', 'stay'];
    const [fails, end] = failures[how];
    const isPlace = how !== 'part' && how !== 'degraded';
    const until =
      how === 'part' && who === 'it'
        ? 'it is replaced'
        : isPlace && worst?.repaired !== undefined
          ? 'what was lost is replaced elsewhere'
          : end;
    const repaired = worst?.repaired && outage(...worst.repaired);
    const limit =
      repaired !== undefined
        ? ` (expected: ${repaired}), because nothing takes over`
        : worst === undefined || worst.limit === Infinity
          ? ''
          : ` (limit ${duration(worst.limit)})`;
    const broken =
      best === Infinity
        ? `${stay} down until ${until}`
        : `${are} down for ${longest === Infinity ? `at least ${duration(best)}, possibly until ${until}` : outage(best, longest)}`;
    const unproven =
      longest === Infinity ? `may stay down until ${until}` : `may be down for up to ${duration(longest)}`;
    return `If ${failing} ${fails}, ${who} ${verdict === 'broken' ? broken : unproven}${limit}`;
  },
  'not-up': ({ lack }, { verdict, subject, services, count, say }) => {
    const are = verdict === 'unproven' ? 'may be' : count === 1 ? 'is' : 'are';
    return `Even without a failure, ${services} ${are} down: ${subject} ${lacking(lack, say)}`;
  },
  'nothing-behind'({ lacks }, { subject }) {
    if (lacks.some(({ is }) => is === 'contents')) return `The inputs do not tell what serves behind ${subject}`;
    const isListener = lacks.some(({ is }) => is === 'listener');
    return isListener ? `The inputs contain no listener of ${subject}` : `The inputs contain nothing behind ${subject}`;
  },
  'no-takeover': ({ below, lack }, { verdict, subject, services, say }) => {
    const cannot = verdict === 'broken' ? 'cannot' : 'may be unable to';
    const what = below === undefined ? 'it' : say.title(below);
    return `When a failover is needed, ${subject} ${cannot} take over for ${services}: ${what} ${lacking(lack, say)}`;
  },
  'by-hand': ({ unset }, { subject, services, say }) =>
    `If ${subject} fails, ${services} must be switched over manually: ${say.fact(unset)} is not set`,
  refused({ stops, refusals }, { subjects, services, count, say }) {
    const [first, ...others] = refusals;
    const why = first === undefined ? '' : `${say.refusal(first)}${alsoFor(first, others, say)}`;
    const what = stops
      ? `${services} ${count === 1 ? 'does' : 'do'} not work`
      : `${some(subjects)} cannot serve ${services}`;
    return `Even without a failure, ${what}: ${why}`;
  },
  misled: ({ mistake, isBlind }, { verdict, subject, services, say }) => {
    const why = say.mistake(mistake);
    const [cannot, does] = verdict === 'broken' ? ['cannot', 'does'] : ['may be unable to', 'may'];
    return isBlind
      ? `If ${subject} fails, ${services} ${cannot} fail over: ${why}`
      : `The health check of ${subject} ${does} not tell whether it works for ${services}: ${why}`;
  },
  late({ by, settings }, { verdict, subject, services, count, worst }) {
    const [best, longest] = worst?.outage ?? [0, 0];
    const limit = worst === undefined || worst.limit === Infinity ? '' : ` (limit ${duration(worst.limit)})`;
    const are = count === 1 ? 'is' : 'are';
    const down =
      verdict === 'broken' ? `${are} down for ${outage(best, longest)}` : `may be down for up to ${duration(longest)}`;
    const time = duration(Math.max(0, greatest(settings.map(({ seconds }) => seconds))));
    const who = subject === services ? 'it' : services;
    return `${slowness[by](subject, time, verdict === 'broken')}, so ${who} ${down} after a failure${limit}`;
  },
  unnoticed: (_, { subject, services, verdict }) =>
    verdict === 'broken'
      ? `If ${subject} fails, it still receives traffic for ${services}: nothing detects the failure`
      : `If ${subject} fails, it may still receive traffic for ${services}: perhaps nothing detects the failure`,
  'shared-device': ({ most, grades }, { subject, count }) =>
    `${count} services of grade ${either(grades.map(String))} depend on ${subject}; the limit is ${most} per device`,
};

/** Why something takes over too late, or may. */
const slowness = {
  'health-check': (subject: string, time: string, sure: boolean) =>
    `The health check of ${subject} ${sure ? 'detects' : 'may detect'} a failure only after ${time}`,
  alarm: (subject: string, time: string, sure: boolean) =>
    `${subject} ${sure ? 'reports' : 'may report'} a failure only after ${time}`,
  'time-to-live': (subject: string, time: string, sure: boolean) =>
    `Clients ${sure ? 'keep' : 'may keep'} the old answer of ${subject} for ${time}`,
  manual: (subject: string) => `A person must switch ${subject} over`,
  failover: (subject: string, _time: string, sure: boolean) =>
    `The failover of ${subject} ${sure ? 'is' : 'may be'} too slow`,
} as const;

/** How it fails, and when it is over. */
const failures = {
  part: ['fails', 'the failed component is replaced'],
  degraded: ['is degraded', 'the component recovers'],
  domain: ['fails', 'the failure is resolved'],
  zone: ['is lost', 'the zone recovers'],
  site: ['is lost', 'the site recovers'],
  region: ['is lost', 'the Region recovers'],
} as const;

/** What a part lacks, after its name. */
function lacking({ name, of, missing, isCircle }: Lack, say: Say): string {
  const { title, fact } = say;
  if (isCircle) return `needs ${name ?? either(of.map(title))}, which cannot start before it`;
  if (missing.length > 0 && missing.every(({ is }) => is === 'in-service')) {
    const parts = [...new Set(missing.map((one) => about(one, say)))];
    return `depends on ${some(parts)}, which ${parts.length === 1 ? 'is' : 'are'} not in service yet`;
  }
  if (missing.length > 0 && missing.every(({ is }) => is === 'clients'))
    return 'leads to private addresses, which nothing outside the VPC reaches';
  if (name !== undefined) return `needs ${name}, which is not in the inputs`;
  const open = [...new Set(missing.map(fact))];
  if (open.length > 0) return `depends on something that is not in the inputs: ${some(open)}`;
  if (of.length > 0) return `needs ${either(of.map(title))}, which may not exist`;
  return 'depends on something that is not in the inputs';
}
