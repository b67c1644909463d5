import { expect, it } from 'vitest';
import { mutations } from './mutations.ts';
import { testHalf } from './refused.ts';

it('takes sixty redundancies away, one at a time, at least', () => {
  const names = Object.values(mutations).flatMap((changes) => Object.keys(changes));
  expect(new Set(names).size).toBeGreaterThanOrEqual(60);
});

testHalf(0);
