import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesPerSecond, isDate, isTime, parseLife, parseSize, perSecond } from '../../../src/input/declared/units.ts';

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['2023-02-30', false],
  ['2023-04-31', false],
  ['2023-12-31', true],
  ['2023-00-10', false],
  ['2023-13-01', false],
  ['2023-01-00', false],
  ['2023-1-1', false],
  ['2023-01-01T00:00:00Z', false],
])('%s is a date: %s', (text, expected) => {
  expect(isDate(text)).toBe(expected);
});

test('every day there is, is a date', () => {
  const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (day) => {
      expect(isDate(day.toISOString().slice(0, 10))).toBe(true);
    }),
  );
});

test.each([
  ['2023-11-16T19:00:00+09:00', true],
  ['2023-11-16T19:00Z', true],
  ['2023-11-16T19:00:00.5Z', true],
  ['2023-11-16T19:00:00', false],
  ['2023-11-16T24:00:00Z', false],
  ['2023-11-31T19:00:00Z', false],
  ['2023-11-16', false],
])('%s is a moment: %s', (text, expected) => {
  expect(isTime(text)).toBe(expected);
});

test('amounts', () => {
  expect([perSecond('900/s'), perSecond('90/m'), perSecond('7200/h'), perSecond('172800/d')]).toEqual([900, 1.5, 2, 2]);
  expect(['5B', '1.5kB', '64GiB', '858TB', '2PB'].map(parseSize)).toEqual([5, 1500, 64 * 2 ** 30, 858e12, 2e15]);
  expect([bytesPerSecond('200MB/s'), bytesPerSecond('3.6TB/h')]).toEqual([2e8, 1e9]);
  expect(['6y', '18mo', '1y6mo'].map(parseLife)).toEqual([72, 18, 18]);
});
