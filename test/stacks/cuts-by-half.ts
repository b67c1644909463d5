import { expect, it } from 'vitest';
import { cuts } from './cuts.ts';
import { notYet } from './cuts-not-yet.ts';
import { judged } from './judged-cut.ts';

const all = Object.entries(cuts).flatMap(([subject, changes]) =>
  Object.entries(changes).map(([name, one]) => ({ subject, name, one })),
);

/** The tests of one half of the cuts: two files share them, so that two cores do. */
export function testHalf(half: 0 | 1): void {
  it.each(all.filter((_, index) => index % 2 === half))('$subject: $name', async ({ name, one }) => {
    const { outcome, told } = await judged(one);
    const expected = name in notYet ? 'not yet' : 'right';
    const found = name in notYet && outcome !== 'right' ? 'not yet' : outcome;
    expect([found, ...(found === expected ? [] : told)]).toEqual([expected]);
  });
}
