import { expect, test } from 'vitest';
import { english } from '../../../src/report/words/en/english.ts';
import { say } from '../../networks.ts';

test.each([
  [0, '0 s'],
  [1, '1 s'],
  [30, '30 s'],
  [0.25, '0.3 s'],
  [60, '1 min'],
  [90, '90 s'],
  [119, '119 s'],
  [120, '2 min'],
  [150, '2.5 min'],
  [180, '3 min'],
  [200, '3.3 min'],
  [3600, '1 h'],
  [5400, '90 min'],
  [7200, '2 h'],
  [43_200, '12 h'],
  [86_400, '1 d'],
  [172_800, '2 d'],
  [216_000, '2.5 d'],
  [Infinity, 'until replaced'],
])('%d s is %s', (seconds, words) => {
  expect(english.duration(seconds)).toBe(words);
});

test.each([
  [30, 30, '30 s', '30 s'],
  [30, 90, '30–90 s', '30–90 s'],
  [300, 1200, '5–20 min', '5–20 min'],
  [600, 3600, '10–60 min', '10–60 min'],
  [1100, 6600, '18–110 min', '18–110 min'],
  [30, 240, '30 s to 4 min', '30 s to 4 min'],
  [0, 0, '0 s', 'none'],
  [0, 900, 'up to 15 min', 'up to 15 min'],
  [30, Infinity, 'at least 30 s, possibly until replaced', '30 s or until replaced'],
  [0, Infinity, 'possibly until replaced', '0 s or until replaced'],
  [Infinity, Infinity, 'until replaced', 'until replaced'],
])('from %d s to %d s is %s', (best, worst, words, short) => {
  expect([english.outage(best, worst), english.report.shortOutage(best, worst)]).toEqual([words, short]);
});

test.each([
  ['component', 'until replaced', 'until replaced'],
  ['degraded', 'until the component recovers', 'until it recovers'],
  ['zone', 'until the zone recovers', 'until it recovers'],
  ['region', 'until the Region recovers', 'until it recovers'],
  ['rack', 'until the failure is resolved', 'until it recovers'],
])('an outage without end of a %s is over %s', (lost, words, short) => {
  expect(english.outage(Infinity, Infinity, lost)).toBe(words);
  expect(english.outage(30, Infinity, lost)).toBe(`at least 30 s, possibly ${words}`);
  expect(english.report.shortOutage(Infinity, Infinity, lost)).toBe(short);
  expect(english.report.shortOutage(30, Infinity, lost)).toBe(`30 s or ${short}`);
});

test('every phrase says all it is told', () => {
  const zone = { is: 'zone', of: 'r1a' } as const;
  const of = 'aws_x.a';
  const more = { and: ['aws_x.b'], to: 'aws_x.c', number: 2, shard: 1, path: 'p' };
  const titles = Object.keys(english.title).map((is) => ({ is: is as keyof typeof english.title, of, ...more }));
  const facts = Object.keys(english.fact).map((is) => ({
    is: is as keyof typeof english.fact,
    of,
    ...more,
    part: zone,
  }));
  const texts = [...titles.map((title) => say.title({ ...title, in: zone })), ...facts.map(say.fact)];
  expect(texts.filter((text) => text.includes('undefined') || text.trim() !== text)).toEqual([]);
  expect(titles.filter((title) => !say.title({ ...title, in: zone }).endsWith(' in r1a'))).toEqual([]);
});
