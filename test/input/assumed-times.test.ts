import { expect, test } from 'vitest';
import { assumed, assumptionsBehind } from '../../src/input/assumed-times.ts';
import { readAssumptions } from '../../src/input/assumptions.ts';

test('a shipped time and one made of several say what they rest on, any other nothing', async () => {
  const { time } = await readAssumptions();
  const [base, perGib] = [time('rds-restore-base'), time('rds-restore-per-gib')];
  const made = assumed([base[0] + perGib[0], base[1] + perGib[1]], 'rds-restore-base', 'rds-restore-per-gib');
  expect([time('asg-member'), made, [120, 600] as const].map(assumptionsBehind)).toEqual([
    ['asg-member'],
    ['rds-restore-base', 'rds-restore-per-gib'],
    [],
  ]);
});

test('an override rests on the assumption it replaces', async () => {
  const { time } = await readAssumptions(new Map([['asg-member', [60, 60] as const]]));
  expect(assumptionsBehind(time('asg-member'))).toEqual(['asg-member']);
});
