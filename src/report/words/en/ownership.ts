import type { Duty, OwnershipStatements } from '../../../judge/statements/ownership-statements.ts';
import type { MessageWords } from '../words.ts';
import { all, some } from './joined.ts';

/** Messages of policies/ownership.yaml. */
export const ownershipInEnglish: MessageWords<keyof OwnershipStatements> = {
  'owner-missing': ({ lacks }, { subjects }) =>
    `${some(subjects)} ${subjects.length === 1 ? 'has' : 'have'} ${all(lacks.map((one) => `no ${duties[one]}`))}`,
  'past-support': ({ by, until, version }, { subject }) =>
    ({
      maker: `${subject} has been without vendor support since ${until}`,
      age: `${subject} has been past its rated life since ${until}`,
      version: `${subject} runs ${version ?? ''}, which AWS has not supported since ${until}`,
    })[by],
  ageing: ({ until, isOver }, { subject }) =>
    `${subject} is shared, and its rated life ${isOver ? 'ended' : 'ends'} on ${until}: there is no spare and no replacement date`,
  'facility-below-grade': ({ is, level, needed, grade }, { subject, services }) =>
    is === 'battery'
      ? `Batteries are in ${subject}, together with components of ${services}`
      : `The protection level of ${subject} is ${level ?? 'unknown'}, and ${services} (grade ${grade}) needs ${needed ?? 'more'}`,
  'handover-incomplete': ({ is, on, kind }, { services }) => {
    const test = `The ${kind === undefined ? 'test' : kind.replace('-', ' ')} of ${on}`;
    return {
      unlisted: `${services} runs in production and is not among the services of nospof.yaml`,
      author: `${test} does not say who carried it out`,
      expiry: `${test} does not say until when it is valid`,
      'other-plan': `${test} was carried out with another plan`,
    }[is];
  },
};

const duties: Readonly<Record<Duty, string>> = {
  owner: 'owner',
  operator: 'operator',
  'fault-isolation': 'fault isolation lead',
};
