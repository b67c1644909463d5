import { expect, test } from 'vitest';
import { casesAreThere } from '../cases.ts';
import { exceptions, isException } from './exceptions.ts';
import { brokenIn, goodNews, reportOn } from './good-news.ts';
import { madeUnknown } from './made-unknown.ts';
import { plansBeside } from './plans-beside.ts';
import { randomly, sampled } from './sampled.ts';

const plans = 20;
const values = 10;
const seed = Number(process.env['NOSPOF_SEED'] ?? 1);

test(`what is broken is not told to hold when one of its values is not known (seed ${seed})`, () => {
  const random = randomly(seed);
  const lost: string[] = [];
  for (const [name, plan] of sampled([...plansBeside()], plans, random)) {
    const before = reportOn(plan);
    const all = brokenIn(before).length === 0 ? [] : [...madeUnknown(plan), ...madeUnknown(plan, true)];
    for (const one of sampled(all, values, random)) {
      if (isException(one)) continue;
      for (const line of goodNews(before, reportOn(one.plan()))) {
        lost.push(`${name} ${one.address} ${one.path.join('.')}: ${line}`);
      }
    }
  }
  expect({ seed, lost }).toEqual({ seed, lost: [] });
});

test.skipIf(!casesAreThere)(
  'what is written of an argument that is left out is tried where it stays in the plan',
  () => {
    const checked = [...plansBeside()].filter(([name]) => name.startsWith('health-check'));
    const kept = checked.flatMap(([name, plan]) =>
      [...madeUnknown(plan, true)].filter(({ what }) => exceptions.has(what)).map((one) => ({ name, plan, one })),
    );
    const lost = kept.flatMap(({ name, plan, one }) =>
      goodNews(reportOn(plan), reportOn(one.plan())).map((line) => `${name} ${one.address}: ${line}`),
    );
    expect(lost).toEqual([]);
    expect(kept.length).toBeGreaterThan(1);
  },
);

test('each argument that is left out has a reason', () => {
  for (const [what, why] of exceptions) expect(`${what}: ${why}`).toMatch(/^aws_\w+ \w+: \S.{20,}/);
});
