import { expect, test } from 'vitest';
import { humanise, humaniseOutage } from '../../src/judge/duration.ts';

test.each([
  [0, '0 s'],
  [30, '30 s'],
  [90, '90 s'],
  [60, '1 min'],
  [120, '2 min'],
  [200, '3.3 min'],
  [3600, '1 h'],
  [5400, '90 min'],
  [43_200, '12 h'],
  [216_000, '2.5 d'],
  [Infinity, 'for ever'],
])('%d is %s', (seconds, expected) => {
  expect(humanise(seconds)).toBe(expected);
});

test.each([
  [[240, 240], 'for 4 min'],
  [[120, 600], 'for 2 min to 10 min'],
  [[120, Infinity], 'for 2 min, or for ever'],
  [[Infinity, Infinity], 'for ever'],
] as const)('%j is "%s"', (outage, expected) => {
  expect(humaniseOutage(outage)).toBe(expected);
});
