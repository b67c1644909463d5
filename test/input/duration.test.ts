import { expect, test } from 'vitest';
import { parseDuration } from '../../src/input/duration.ts';

test.each([
  ['30s', 30],
  ['2m', 120],
  ['2h', 7200],
  ['3d', 259_200],
  ['1h30m', 5400],
  ['0.5h', 1800],
  ['0s', 0],
  [45, 45],
  [-1, undefined],
  [Infinity, undefined],
  ['2 minutes', undefined],
  ['m', undefined],
  ['', undefined],
  ['2m ', undefined],
])('%j is %j seconds', (written, expected) => {
  expect(parseDuration(written)).toBe(expected);
});
