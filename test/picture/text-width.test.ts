import { expect, test } from 'vitest';
import { widthOf } from '../../src/picture/text-width.ts';

test('a character is as wide as in the widest of the fonts', () => {
  expect(widthOf('Hello', { size: 10 })).toBe(26);
  expect(widthOf('Hello', { size: 10, bold: true })).toBe(29);
  expect(widthOf('새올', { size: 10 })).toBe(20);
  expect(widthOf('', { size: 10 })).toBe(0);
});
