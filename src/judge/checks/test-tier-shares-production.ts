import { finding } from '../finding.ts';
import { type Check, noOptions } from './check.ts';

/**
 * What is tried in a test tier must not reach production: no VPC, store, key or device is used by both. Where nothing is a test
 * tier, no-test-tier says so.
 */
export const testTierSharesProduction: Check = {
  name: 'test-tier-shares-production',
  options: noOptions,
  run(policy, { network, counterparts: { required, unmatched } }) {
    const { shared } = network.tiers;
    if (shared.length === 0) return [];
    const broken = unmatched.filter(({ verdict }) => verdict === 'broken');
    if (broken.length > 0 && broken.length === required.length) return [];
    return shared.map(({ origin, users }) => {
      const text = policy.fixes.get(origin.type ?? '') ?? policy.fix;
      return finding(policy, {
        severity: policy.severity,
        verdict: 'broken',
        statement: { says: 'shared-between-tiers', users: users.flatMap(({ resource }) => resource ?? []) },
        subject: [{ is: 'resource', of: origin.resource ?? '' }],
        components: network.components.filter(({ id }) => id === origin.resource),
        at: [origin, ...users],
        services: [],
        witness: [],
        missing: [],
        fix: { does: 'as-the-policy-says', text },
      });
    });
  },
};
