import { expect, test } from 'vitest';
import { longestGap } from '../../../../src/network/aws/copies/schedule.ts';

const [hour, day] = [3600, 86_400];

test.each([
  ['rate(12 hours)', 12 * hour],
  ['rate(1 day)', day],
  ['cron(0 * * * ? *)', hour],
  ['cron(0/30 * * * ? *)', hour / 2],
  ['cron(0 16 * * ? *)', day],
  ['cron(0 5 ? * * *)', day],
  ['cron(0 0,6,12 * * ? *)', 12 * hour],
  // Friday to Monday.
  ['cron(0 3 ? * MON-FRI *)', 3 * day],
  ['cron(0 3 ? * 1 *)', 7 * day],
  // July and August have 31 days each.
  ['cron(0 3 1 * ? *)', 31 * day],
  // From the 29th of January to that of March, in a year without one in February.
  ['cron(0 3 29 * ? *)', 59 * day],
  ['cron(0 3 1 1,7 ? *)', 184 * day],
])('%s leaves at most %i seconds', (expression, gap) => {
  expect(longestGap(expression)).toBe(gap);
});

test.each([
  '',
  'daily',
  'cron(0 3 L * ? *)',
  'cron(0 3 ? * 2#1 *)',
  'cron(0 3 * *)',
  'cron(0 25 * * ? *)',
  'rate(soon)',
])('%s is no schedule whose gaps are known', (expression) => {
  expect(longestGap(expression)).toBeUndefined();
});
