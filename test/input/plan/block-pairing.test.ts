import type { Expression } from '../../../src/input/expression.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { pairBlocks } from '../../../src/input/plan/block-pairing.ts';

const reference: Expression = { references: ['aws_x.a.id', 'aws_x.a'] };

function block(port: number, more: { [name: string]: Expression } = {}): Expression {
  return { port: { constant_value: port }, to: reference, ...more };
}

it('pairs by constants, in order where several fit', () => {
  const [a, b, c] = [block(1), block(2), block(1)];
  expect(pairBlocks([a, b, c], [{ port: 2 }, { port: 1 }, { port: 1 }])).toEqual([b, a, c]);
});

it('compares a constant as the plan converts it', () => {
  const written = { port: { constant_value: '80' } };
  expect(pairBlocks([written], [{ port: 80 }])).toEqual([written]);
});

it('leaves planned blocks without a written one unpaired', () => {
  expect(pairBlocks([block(1)], [{ port: 9 }, { port: 1 }, null])).toEqual([undefined, block(1), undefined]);
});

it('gives a block with fewer constants only what is left', () => {
  const open: Expression = { to: reference };
  expect(pairBlocks([open, block(1)], [{ port: 1 }, { port: 2 }])).toEqual([block(1), open]);
});

it('does not take a block that refers to what is planned as null, where another fits', () => {
  const [plain, weighted] = [block(1), block(1, { weight: reference })];
  const known = { port: 1, weight: null };
  expect(pairBlocks([plain, weighted], [{ port: 1 }, known])).toEqual([weighted, plain]);
  expect(pairBlocks([plain, weighted], [known, { port: 1 }])).toEqual([plain, weighted]);
  expect(pairBlocks([weighted], [known])).toEqual([weighted]);
});

it('gives a planned block that lacks a constant, which is not known then, the block that fits otherwise', () => {
  const [a, b] = [block(1, { kind: { constant_value: 'x' } }), block(2, { kind: { constant_value: 'y' } })];
  expect(pairBlocks([a, b], [{ kind: 'y' }, { port: 1, kind: 'x' }])).toEqual([b, a]);
  expect(pairBlocks([a, b], [null, { port: 1, kind: 'x' }])).toEqual([b, a]);
  expect(pairBlocks([a, b], [{ kind: 'z' }])).toEqual([undefined]);
});

it('finds every block again, in whatever order a set is planned', () => {
  const ports = fc.uniqueArray(fc.nat(50), { maxLength: 20 });
  fc.assert(
    fc.property(ports, fc.infiniteStream(fc.nat()), (numbers, random) => {
      const keyed = numbers.map((port) => [random.next().value ?? 0, port] as const);
      const shuffled = keyed.toSorted(([a], [b]) => a - b).map(([, port]) => port);
      const paired = pairBlocks(
        numbers.map((port) => block(port)),
        shuffled.map((port) => ({ port, to: null })),
      );
      expect(paired).toEqual(shuffled.map((port) => block(port)));
    }),
  );
});

it('takes a second for 20,000 blocks, not minutes', () => {
  const written = Array.from({ length: 20_000 }, (_, index) => block(index));
  const planned = Array.from({ length: 20_000 }, (_, index) => ({ port: 19_999 - index }));
  expect(pairBlocks(written, planned)[0]).toBe(written[19_999]);
});
