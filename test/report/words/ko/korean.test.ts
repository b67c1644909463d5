import { expect, test } from 'vitest';
import { korean } from '../../../../src/report/words/ko/korean.ts';
import { sayIn } from '../../../../src/report/words/tell.ts';
import type { Words } from '../../../../src/report/words/words.ts';

const words: Words = { ...korean, shipped: (text) => text };
const say = sayIn(words);
const zone = { is: 'zone', of: 'r1a' } as const;
const of = 'aws_x.a';
const more = { and: ['aws_x.b'], to: 'aws_x.c', number: 2, shard: 1, path: 'p' };
const origin = { resource: of, address: of, stack: undefined, type: 'aws_x' };
const refusal = { origin, from: 'aws_x.b', to: 'aws_x.c', and: { ...origin, resource: 'aws_x.d' }, port: 443 };

const titles = Object.keys(words.title).map((is) =>
  say.title({ is: is as keyof typeof words.title, of, ...more, in: zone }),
);
const facts = Object.keys(words.fact).map((is) =>
  say.fact({ is: is as keyof typeof words.fact, of, ...more, part: zone }),
);
const refusals = Object.keys(words.refusal).map((is) =>
  say.refusal({ is: is as keyof typeof words.refusal, ...refusal, in: zone }),
);
const mistakes = Object.keys(words.mistake).map((is) =>
  say.mistake({ is: is as keyof typeof words.mistake, ...refusal, record: 'aws_x.e', isOpen: true }),
);

test('every phrase says all it is told', () => {
  const texts = [...titles, ...facts, ...refusals, ...mistakes];
  expect(texts.filter((text) => /undefined|\$\{|\s{2}/.test(text) || text.trim() !== text)).toEqual([]);
  expect(titles.filter((text) => !text.endsWith('(r1a)'))).toEqual([]);
});

test('what is wrong is a whole sentence', () => {
  expect([...refusals, ...mistakes].filter((text) => !/다(?:\([^)]*\))?$/.test(text))).toEqual([]);
});

test('no particle is left open', () => {
  const texts = [...titles, ...facts, ...refusals, ...mistakes];
  expect(texts.filter((text) => /[이은을과]\/[가는를와]|\([이은을으]\)/.test(text))).toEqual([]);
});

test.each([
  [0, 0, '0초', '없음'],
  [0, 900, '최대 15분', '최대 15분'],
  [30, Infinity, '최소 30초, 길게는 교체될 때까지', '30초 또는 교체될 때까지'],
  [Infinity, Infinity, '교체될 때까지', '교체될 때까지'],
])('from %d s to %d s is %s', (best, worst, told, short) => {
  expect([words.outage(best, worst), words.report.shortOutage(best, worst)]).toEqual([told, short]);
});
