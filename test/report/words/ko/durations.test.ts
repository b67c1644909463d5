import { expect, test } from 'vitest';
import { duration, during, outage } from '../../../../src/report/words/ko/durations.ts';

test.each([
  [0, '0초'],
  [30, '30초'],
  [90, '90초'],
  [240, '4분'],
  [43_200, '12시간'],
  [216_000, '2.5일'],
  [Infinity, '교체될 때까지'],
])('%d seconds: %s', (seconds, expected) => {
  expect(duration(seconds)).toBe(expected);
});

test.each([
  [240, 240, '4분', '4분 동안'],
  [300, 1200, '5~20분', '5~20분 동안'],
  [600, 3600, '10~60분', '10~60분 동안'],
  [30, 240, '30초~4분', '30초~4분 동안'],
  [0, 90, '최대 90초', '최대 90초 동안'],
  [30, Infinity, '최소 30초, 길게는 교체될 때까지', '최소 30초, 길게는 교체될 때까지'],
  [0, Infinity, '길게는 교체될 때까지', '길게는 교체될 때까지'],
  [Infinity, Infinity, '교체될 때까지', '교체될 때까지'],
])('from %d to %d seconds: %s', (best, worst, told, beforeVerb) => {
  expect(outage(best, worst)).toBe(told);
  expect(during(best, worst)).toBe(beforeVerb);
});
