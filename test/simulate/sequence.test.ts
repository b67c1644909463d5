import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { compile } from '../../src/simulate/compile.ts';
import { Part } from '../../src/simulate/world-model.ts';
import { network } from '../networks.ts';
import { everything } from '../synthetic-networks.ts';
import { randomNetwork } from './random-networks.ts';

it('a member of a circle comes after all its alternatives where that can be', () => {
  const drawn = network()
    .component('a', { needs: [['feed', 'd']] })
    .component('b', { needs: [['feed', 'a']] })
    .component('c', { needs: [['feed', 'b']] })
    .component('d', { needs: [['feed', 'c']] })
    .component('feed')
    .build();
  const { sequence, places, circleStart } = compile(drawn, 'worst');
  expect([...sequence].map((component) => drawn.components[component]?.id)).toEqual(['feed', 'a', 'b', 'c', 'd']);
  expect([...circleStart]).toEqual([0, 1, 5]);
  expect([...places.leansAhead]).toEqual([0, 1, 0, 0, 0]);
});

it('every member is up by what comes before it alone, and what serves comes before', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        randomNetwork(30),
        fc.nat(1000).map((seed) => everything(80, seed)),
      ),
      (drawn) => {
        for (const world of ['best', 'worst'] as const) {
          const model = compile(drawn, world);
          const { sequence, position, needStart, alternativeStart, alternative, part, k, relocated } = model;
          for (const [place, component] of sequence.entries()) {
            for (let need = needStart[component]!; need < needStart[component + 1]!; need++) {
              const from = alternativeStart[need]!;
              const before = [...alternative.subarray(from, alternativeStart[need + 1])].map((other, index) => ({
                isBefore: position[other]! >= 0 && position[other]! < place,
                serves: part[from + index] === Part.Serving,
              }));
              // Without failure nothing stands elsewhere than in its place.
              const least = relocated[need] === 1 ? 0 : k[need]!;
              expect(before.filter(({ isBefore }) => isBefore).length).toBeGreaterThanOrEqual(least);
              expect(before.filter(({ serves, isBefore }) => serves && !isBefore)).toEqual([]);
            }
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});
