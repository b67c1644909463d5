import type { Stale } from '../../../judge/evidence/standing.ts';
import type { RecoveryStatements, RecoverySteps, ToldCopy } from '../../../judge/statements/recovery-statements.ts';
import { duration, outage } from '../durations.ts';
import type { MessageWords } from '../words.ts';
import { all, named, some } from './joined.ts';

/** Messages of policies/recovery.yaml. */
export const recoveryInEnglish: MessageWords<keyof RecoveryStatements> = {
  'recovery-too-long': ({ steps, takes, limit }, { verdict, subject }) =>
    `${subject} may be down for ${duration(limit)} if a site is lost, but its recovery ${
      verdict === 'broken'
        ? `takes ${duration(takes)}`
        : `takes ${duration(takes)} without the restore, whose time is not known`
    } (${listed(steps)})`,
  'drill-too-long': ({ on, took, limit }, { subject }) =>
    `${subject} may be down for ${duration(limit)} if a site is lost, but the recovery drill of ${on} took ${duration(took)}`,
  'data-lost': ({ in: place, loss, limit, left, lost }, { verdict, subject, services, count, say }) => {
    const [best, worst] = loss;
    const [are, lose] = count === 1 ? ['uses', 'loses'] : ['use', 'lose'];
    const copies = lost.map(({ title }) => say.title(title));
    if (place === undefined && best === Infinity)
      return `There is no copy of the data in ${subject}, which ${services} ${are}`;
    const failing = place === undefined ? `the data in ${subject} is` : `${say.title(place)} is`;
    const too = place === undefined ? '' : ` of the data in ${subject}`;
    if (best === Infinity)
      return `If ${failing} lost, ${services} ${lose} all${too}: ${copies.length === 0 ? 'there is no copy of it' : `every copy is there too (${some([...new Set(copies)])})`}`;
    const much =
      verdict === 'broken'
        ? `${lose} ${outage(best, worst)}`
        : worst === Infinity
          ? 'may lose all'
          : `may lose ${duration(worst)}`;
    const newest = (worst === Infinity ? [] : left).map((copy) => `${say.title(copy.title)} ${behind(copy)}`);
    const because = newest.length === 0 ? '' : `: ${some([...new Set(newest)])}`;
    return `If ${failing} lost, ${services} ${much}${too === '' ? ' of it' : too}${limit === undefined ? '' : ` (limit ${duration(limit)})`}${because}`;
  },
  'no-second-site': ({ sites, users }, { verdict, subject, say }) => {
    const runs = verdict === 'broken' ? 'runs' : 'may run';
    const where = sites.length === 0 ? 'at no site without the others' : `at site ${all(sites)} only`;
    const why = users.length === 0 ? '' : `, and ${named(users.map(say.title))} cannot do without it`;
    return `${subject} ${runs} ${where}${why}: nothing else processes it if the site is lost`;
  },
  'sites-share': ({ sites, shared }, { services, count, say }) =>
    `${all(sites.map(say.title))} are not separate: both depend on ${some(shared.map(say.title))}, and ${services} ${count === 1 ? 'relies' : 'rely'} on both sites`,
  'drill-stale': ({ of, stale }, { subject }) => `${notDone[of](subject)}: ${staleBecause(stale)}`,
};

function behind({ by, age: [best, worst] }: ToldCopy): string {
  if (worst === Infinity) return 'is made at times that are not known';
  const time = outage(best, worst);
  return by === 'backup' ? `is made every ${time}` : `is ${time} behind`;
}

const stepNames: Readonly<Record<keyof RecoverySteps, string>> = {
  detect: 'detect',
  decide: 'decide',
  provision: 'provision',
  restore: 'restore',
};

function listed(steps: RecoverySteps): string {
  const told = (['detect', 'decide', 'provision', 'restore'] as const).flatMap((name) => {
    const seconds = steps[name];
    return seconds === undefined ? [] : `${stepNames[name]} ${duration(seconds)}`;
  });
  return all(told);
}

const notDone = {
  'recovery-drill': (subject: string) => `The recovery of ${subject} has no drill that counts`,
  'restore-test': (subject: string) => `A restore of the data in ${subject} from a backup was not tested`,
} as const;

/** Why a drill or test does not count. */
export function staleBecause(stale: Stale): string {
  switch (stale.is) {
    case 'never':
      return 'none is declared';
    case 'expired':
      return `the last one, of ${stale.on}, expired on ${stale.since}`;
    case 'too-old':
      return `the last one is of ${stale.on}`;
    case 'before-change':
      return `the last one is of ${stale.on}, before the change of ${stale.since}`;
    case 'other-plan':
      return `the last one, of ${stale.on}, was done with another plan`;
  }
}
