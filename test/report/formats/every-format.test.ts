import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answers, casesAbsent, casesAreThere, planOf } from '../../cases.ts';
import { absent, corpus, isThere } from '../../corpus.ts';
import { accepted, rejected } from '../reports.ts';
import { changed, crowded, many } from './made-reports.ts';
import { mistakes, mistakesOn } from './mistakes.ts';

it.each([
  ['accepted', accepted()],
  ['rejected', rejected()],
  ['changed', changed()],
  ['accepted, with hints', { ...accepted(), hints: ['tag <a> of "b" is not read', 'own.yaml:3: & tests nothing'] }],
  ['of many findings', many()],
  ['of one finding with many services', crowded()],
])('a report that is %s is valid in every format', async (_, report) => {
  expect(await mistakes(report)).toEqual([]);
});

const plans = isThere ? readdirSync(join(corpus, 'plans')).filter((name) => name.endsWith('.json')) : ['plans'];

it.skipIf(!isThere).each(plans)(`the report on %s is valid in every format${absent}`, async (name) => {
  expect(await mistakesOn(join(corpus, 'plans', name))).toEqual([]);
});

// All of them: node --import tsx test/compare/formats.ts
const some = Object.keys(answers()).filter((_, at) => at % 12 === 0);

it.skipIf(!casesAreThere).each(some)(
  `the report on the case %s is valid in every format${casesAbsent}`,
  async (name) => {
    expect(await mistakesOn(planOf(name))).toEqual([]);
  },
);
