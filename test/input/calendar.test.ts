import { expect, it } from 'vitest';
import { monthsAfter } from '../../src/input/calendar.ts';

it.each([
  ['2015-11-01', 72, '2021-11-01'],
  ['2021-11-28', 13, '2022-12-28'],
  ['2021-12-28', 1, '2022-01-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2026-08-31', 1, '2026-09-30'],
  ['2026-08-31', 0, '2026-08-31'],
])('%s and %i months is %s', (day, months, then) => {
  expect(monthsAfter(day, months)).toBe(then);
});
