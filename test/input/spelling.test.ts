import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../src/input/spelling.ts';

test.each([
  ['servcies', 'services'],
  ['gread', 'grade'],
  ['Sites', 'sites'],
  ['colour', undefined],
  ['k', undefined],
])('%s is near %s', (word, expected) => {
  expect(nearest(word, ['sites', 'services', 'grade', 'is'])).toBe(expected);
});

test('the hint is empty where nothing is near', () => {
  expect([didYouMean('grad', ['grade']), didYouMean('zzzz', ['grade'])]).toEqual([', did you mean "grade"?', '']);
});
