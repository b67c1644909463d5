import { expect, it } from 'vitest';
import { cells } from '../../src/report/cells.ts';

it.each([
  ['', 0],
  ['abc', 3],
  ['새올', 4],
  ['e\u0301', 1],
  ['✗ ✓', 3],
])('%j takes %i columns', (text, columns) => {
  expect(cells(text)).toBe(columns);
});
