import { expect, test } from 'vitest';
import { monthsAfter } from '../../../src/judge/evidence/months-after.ts';

test.each([
  ['2026-01-15', 1, '2026-02-15'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2025-11-28', 12, '2026-11-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-12-01', 1, '2027-01-01'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-10', -13, '2024-12-10'],
])('%s and %i months', (day, months, then) => {
  expect(monthsAfter(day, months)).toBe(then);
});
