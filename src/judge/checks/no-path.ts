import { type Check, noOptions } from './check.ts';
import { refusalFinding } from './refusal-finding.ts';

/**
 * A service that does not work as it is planned: clients do not get to it, or it does not get to what it needs. What only takes
 * alternatives away is redundancy on paper.
 */
export const noPath: Check = {
  name: 'no-path',
  options: noOptions,
  run(policy, { refused }) {
    return refused.filter(({ stops }) => stops).map((one) => refusalFinding(policy, one));
  },
};
