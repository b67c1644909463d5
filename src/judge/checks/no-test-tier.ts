import { finding, withoutLimit } from '../finding.ts';
import { type Check, noOptions } from './check.ts';

/**
 * Each service of production must have a counterpart in a test tier that serves no production service. What states no tier is
 * production. Where only a test tier is in the inputs there is nothing to ask for; where they are a part of all stacks and
 * nospof.yaml says how to tell it, it may be in another one.
 */
export const noTestTier: Check = {
  name: 'no-test-tier',
  options: noOptions,
  run(policy, { network, counterparts: { required, unmatched } }) {
    if (unmatched.length === 0) return [];
    const common = { severity: policy.severity, subject: [], components: [], witness: [], isOfAll: true } as const;
    const { testInInputs, testAbsent, statedBy } = network.tiers;
    if (!testInInputs) {
      // One is asked for where something of production can fail, which may be open too.
      const isNeeded = unmatched.some(({ verdict }) => verdict === 'broken');
      const statement = { says: 'no-test-tier', statedBy, isAbsent: testAbsent === true } as const;
      const verdict = isNeeded && !testAbsent ? 'broken' : 'unproven';
      const open = unmatched.flatMap(({ missing }) => missing);
      const missing = testAbsent ? [...open, { is: 'test-tier', of: '' } as const] : open;
      return [finding(policy, { ...common, verdict, statement, services: [], missing })];
    }
    return (['broken', 'unproven'] as const).flatMap((verdict) => {
      const same = unmatched.filter((one) => one.verdict === verdict);
      if (same.length === 0) return [];
      const kinds = [...new Set(same.flatMap((one) => [...one.kinds]))].toSorted();
      return [
        finding(policy, {
          ...common,
          verdict,
          statement: { says: 'no-counterpart', kinds, isAll: same.length === required.length },
          at: same.flatMap(({ doors, bare }) => (bare.length > 0 ? bare : doors.map(({ origin }) => origin))),
          services: same.map(({ service }) => withoutLimit(service)),
          missing: same.flatMap(({ missing }) => missing),
          fix: { does: 'add-counterparts' },
        }),
      ];
    });
  },
};
