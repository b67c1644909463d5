import { expect, it } from 'vitest';
import { listed, shortened } from '../../src/report/text/lists.ts';
import { english } from '../../src/report/words/en/english.ts';

it.each([
  [0, '0 components'],
  [1, '1 component'],
  [2, '2 components'],
])('%i is %s', (count, words) => {
  expect(english.count.part(count)).toBe(words);
});

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b', 'c'], 'a, b, c'],
  [['a', 'b', 'c', 'd'], 'a, b and 2 more'],
])('%j, two at most, is %j', (items, words) => {
  expect(listed(items, 2, english)).toBe(words);
});

it.each([
  ['aws_lb.web', 10, 'aws_lb.web'],
  ['aws_lb.web1', 10, 'aws…b.web1'],
  ['주민등록시스템', 14, '주민등록시스템'],
  ['주민등록시스템', 10, '주…시스템'],
])('%s in %i columns is %s', (text, most, short) => {
  expect(shortened(text, most)).toBe(short);
});
