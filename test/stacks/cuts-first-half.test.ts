import { expect, it } from 'vitest';
import { testHalf } from './cuts-by-half.ts';
import { cuts } from './cuts.ts';
import { mutations } from './mutations.ts';
import { notYet } from './cuts-not-yet.ts';

const names = Object.values(cuts).flatMap((changes) => Object.keys(changes));

it('has a name of its own for each cut, and every one that is not refused yet is one', () => {
  expect(new Set(names).size).toBe(names.length);
  expect(Object.keys(notYet).filter((name) => !names.includes(name))).toEqual([]);
});

it('takes two hundred things away, one at a time, at least', () => {
  const others = Object.values(mutations).flatMap((changes) => Object.keys(changes));
  expect(new Set([...others, ...names]).size).toBeGreaterThanOrEqual(200);
});

testHalf(0);
