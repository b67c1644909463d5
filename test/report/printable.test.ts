import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { cells, printable } from '../../src/report/printable.ts';

it.each([
  ['plain text: 새올, é, ✓', 'plain text: 새올, é, ✓'],
  ['a\tb\r\nc\u2028d', 'a b c d'],
  ['\u001b[31mred\u001b[0m', '[31mred[0m'],
  ['\u009b2J\u0000\u007f', '2J'],
  ['abc\u202edcba\u202c\u2066x\u2069\u200b\ufeff', 'abcdcbax'],
])('%j is printed as %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

it('nothing is left that a second pass would take', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(printable(text))).toBe(printable(text));
      expect(printable(text).match(/\p{Cc}/u)).toBeNull();
    }),
  );
});

it.each([
  ['', 0],
  ['abc', 3],
  ['새올', 4],
  ['e\u0301', 1],
  ['✗ ✓', 3],
])('%j takes %i columns', (text, columns) => {
  expect(cells(text)).toBe(columns);
});
