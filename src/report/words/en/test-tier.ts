import type { TestTierStatements } from '../../../judge/statements/test-tier-statements.ts';
import type { TierSource } from '../../../network/network.ts';
import type { MessageWords } from '../words.ts';
import { some } from './joined.ts';

/** Messages of policies/test-tier.yaml. */
export const testTierInEnglish: MessageWords<keyof TestTierStatements> = {
  'no-test-tier': ({ statedBy, isAbsent }, { verdict }) =>
    isAbsent
      ? 'The inputs are a part of all stacks, and the test environment that nospof.yaml declares is not in them'
      : verdict === 'unproven'
        ? 'No test environment is included or declared, and production may need one: perhaps a component of it can fail'
        : statedBy === undefined
          ? 'There is no test environment: the inputs state none, so all resources count as production'
          : `The inputs are production (${tierSource(statedBy)}), and no test environment is included or declared`,
  'no-counterpart': ({ kinds, isAll }, { verdict, services }) => {
    const has = verdict === 'broken' ? 'has' : 'may have';
    const like = kinds.length === 0 ? '' : ` (${some(kinds)})`;
    return isAll
      ? `What is labelled as the test environment is none: it ${has} no counterpart of ${services}${like} in resources that production does not use`
      : `The test environment ${has} no counterpart of ${services}${like}`;
  },
  'shared-between-tiers': ({ users }, { subject, say }) =>
    `${subject} belongs to production, and the test environment uses it as well: ${some(users.map(say.id))}`,
  untested: ({ classes }, { verdict }) =>
    verdict === 'broken'
      ? `Production has ${some(classes)}, but the test environment does not`
      : `Production may have ${some(classes)}, but the test environment does not`,
};

function tierSource({ from, key, text }: TierSource): string {
  if (text === undefined) return from;
  return key === undefined ? `${from} ${text}` : `${from} ${key}=${text}`;
}
