import { expect, it } from 'vitest';
import { counted, listed, shortened } from '../../src/report/text/words.ts';

it.each([
  [0, '0 zones'],
  [1, '1 zone'],
  [2, '2 zones'],
])('%i is %s', (count, words) => {
  expect(counted(count, 'zone')).toBe(words);
});

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b', 'c'], 'a, b, c'],
  [['a', 'b', 'c', 'd'], 'a, b and 2 more'],
])('%j, two at most, is %j', (items, words) => {
  expect(listed(items, 2)).toBe(words);
});

it.each([
  ['aws_lb.web', 10, 'aws_lb.web'],
  ['aws_lb.web1', 10, 'aws…b.web1'],
])('%s in %i characters is %s', (text, most, short) => {
  expect(shortened(text, most)).toBe(short);
});
