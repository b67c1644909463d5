import { expect, it } from 'vitest';
import { duration, outageRange } from '../../src/report/duration.ts';

it.each([
  [0, '0 s'],
  [1, '1 s'],
  [30, '30 s'],
  [0.25, '0.3 s'],
  [60, '1 min'],
  [90, '90 s'],
  [119, '119 s'],
  [150, '2.5 min'],
  [180, '3 min'],
  [3600, '1 h'],
  [5400, '90 min'],
  [7200, '2 h'],
  [43_200, '12 h'],
  [86_400, '1 d'],
  [172_800, '2 d'],
  [216_000, '2.5 d'],
  [null, 'for ever'],
])('%s is %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});

it.each([
  [[30, 30], '30 s'],
  [[30, 90], '30 s to 90 s'],
  [[30, null], '30 s, or for ever'],
  [[null, null], 'for ever'],
] as const)('%j is %s', (range, words) => {
  expect(outageRange(range)).toBe(words);
});
