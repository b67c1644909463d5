import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniqueNames } from '../../src/input/document-names.ts';

function names(...paths: readonly string[]): readonly string[] {
  return uniqueNames(
    paths.map((path) => {
      const steps = path.split('/');
      return { name: steps.at(-1) ?? '', folders: steps.slice(0, -1) };
    }),
  );
}

test.each([
  [['plan'], ['plan']],
  [
    ['net/plan', 'state'],
    ['plan', 'state'],
  ],
  [
    ['net/plan', 'data/plan', 'app/plan'],
    ['net/plan', 'data/plan', 'app/plan'],
  ],
  [
    ['prod/net/plan', 'prod/data/plan'],
    ['net/plan', 'data/plan'],
  ],
  [
    ['prod/net/plan', 'test/net/plan', 'prod/data/plan'],
    ['prod/net/plan', 'test/net/plan', 'data/plan'],
  ],
  [
    ['plan', 'net/plan'],
    ['plan', 'net/plan'],
  ],
  [
    ['net/plan', 'net/plan'],
    ['net/plan', 'net/plan-2'],
  ],
])('%j are called %j', (paths, expected) => {
  expect(names(...paths)).toEqual(expected);
});

const path = fc
  .array(fc.constantFrom('a', 'b', 'plan'), { minLength: 1, maxLength: 4 })
  .map((steps) => steps.join('/'));

test('names are unique, and do not depend on the order where the paths differ', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 6 }), (paths) => {
      const called = names(...paths);
      expect(new Set(called).size).toBe(paths.length);
      expect(names(...paths.toReversed())).toEqual(called.toReversed());
    }),
  );
});
