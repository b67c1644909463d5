import { finding } from '../finding.ts';
import { type Check, noOptions } from './check.ts';

/**
 * Production must have a test tier, in the inputs or declared to be elsewhere. Where nothing says what is production, a
 * person has to: unproven. Where only a test tier is in the inputs there is nothing to ask for.
 */
export const noTestTier: Check = {
  name: 'no-test-tier',
  options: noOptions,
  run(policy, { network }) {
    const { productionStated, statedBy, testInInputs, testElsewhere } = network.tiers;
    if (testInInputs || testElsewhere !== undefined || network.components.length === 0) return [];
    const common = {
      severity: policy.severity,
      subject: [],
      components: [],
      services: [],
      witness: [],
    };
    if (productionStated) {
      const statement = { says: 'no-test-tier', statedBy } as const;
      return [finding(policy, { ...common, verdict: 'broken', statement, missing: [] })];
    }
    const missing = [{ is: 'tiers', of: '' } as const];
    return [finding(policy, { ...common, verdict: 'unproven', statement: { says: 'tiers-unstated' }, missing })];
  },
};
