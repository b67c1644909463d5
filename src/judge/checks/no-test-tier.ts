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
      label: 'no test tier',
      components: [],
      services: [],
      witness: [],
    };
    if (productionStated) {
      const by = statedBy === undefined ? '' : ` (${statedBy})`;
      const message = `this is production${by}, and no test tier is in the inputs or declared to be elsewhere`;
      return [finding(policy, { ...common, verdict: 'broken', message, missing: [] })];
    }
    return [
      finding(policy, {
        ...common,
        verdict: 'unproven',
        message:
          'nothing says what is production and what is the test tier, so nobody knows where a change is tried first',
        missing: [
          'which resources are production and which are the test tier: a tag such as Environment, or tiers in nospof.yaml',
        ],
      }),
    ];
  },
};
