import type { CheckPolicy } from '../policy.ts';
import type { Check } from './check.ts';

/** Waivers with which something is wrong: only known once it is known what was found, so that `judge/accepted` looks for them. */
export const waiverInvalid: Check = {
  name: 'waiver-invalid',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: { days: { title: 'a whole number of days, at least 1', type: 'integer', minimum: 1 } },
  },
  run: () => [],
};

/** The days that a waiver may have left, by all policies about waivers: the fewest. */
export function mostDays(policies: readonly CheckPolicy[]): number {
  const limits = policies.map(({ options }) => options['days']).filter((days) => typeof days === 'number');
  return limits.reduce((fewest, days) => Math.min(fewest, days), Infinity);
}
