import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reachedValues } from '../../src/network/reached-values.ts';

test('each component has what it leads to, and its own, in circles too', () => {
  const ways: Readonly<Record<number, readonly number[]>> = { 0: [1], 1: [2, 3], 2: [1], 3: [] };
  const values: Readonly<Record<number, readonly string[]>> = { 0: ['entry'], 3: ['store'] };
  const reached = reachedValues({ size: 5, next: (index) => ways[index] ?? [] }, (index) => values[index] ?? []);
  const found = [0, 1, 2, 3, 4].map((index) => [...reached(index)].toSorted());
  expect(found).toEqual([['entry', 'store'], ['store'], ['store'], ['store'], []]);
});

test('is what a walk from each finds', () => {
  const graphs = fc.array(fc.array(fc.nat(11), { maxLength: 3 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(graphs, fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }), (ways, values) => {
      const reached = reachedValues({ size: 12, next: (index) => ways[index]! }, (index) => [values[index]!]);
      for (let start = 0; start < 12; start++) {
        const seen = new Set([start]);
        for (const index of seen) for (const next of ways[index]!) seen.add(next);
        expect(reached(start)).toEqual(new Set([...seen].map((index) => values[index])));
      }
    }),
  );
});

test('a chain is gone through once, whichever of its links are asked about', () => {
  const size = 5000;
  let looked = 0;
  const next = (index: number): readonly number[] => {
    looked++;
    return index + 1 < size ? [index + 1] : [];
  };
  const reached = reachedValues({ size, next }, (index) => (index + 1 < size ? [] : ['end']));
  for (let index = 0; index < size; index++) expect(reached(index).size).toBe(1);
  expect(looked).toBe(size);
});
