import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tracksOf } from '../../../src/picture/svg/tracks.ts';

test('short spans stay near, long ones go round them', () => {
  const spans = [
    { top: 0, bottom: 100 },
    { top: 10, bottom: 20 },
    { top: 30, bottom: 40 },
    { top: 35, bottom: 60 },
  ];
  expect(tracksOf(spans)).toEqual({ track: [2, 0, 0, 1], count: 3 });
});

test('spans on one track never touch', () => {
  const span = fc.tuple(fc.nat(50), fc.nat(20)).map(([top, length]) => ({ top, bottom: top + length }));
  fc.assert(
    fc.property(fc.array(span), (spans) => {
      const { track, count } = tracksOf(spans);
      expect(Math.max(-1, ...track)).toBe(count - 1);
      for (const [one, a] of spans.entries()) {
        for (const [other, b] of spans.entries()) {
          if (one === other || track[one] !== track[other]) continue;
          expect(a.bottom < b.top || b.bottom < a.top).toBe(true);
        }
      }
    }),
  );
});
