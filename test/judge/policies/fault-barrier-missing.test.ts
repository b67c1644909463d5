import { expect, test } from 'vitest';
import { lines, sketch } from '../judged.ts';

function many(services: number, declared = true) {
  const drawn = sketch().component('r1', { role: 'router' }).component('r2', { role: 'router' });
  for (let index = 0; index < services; index++) {
    drawn.group(`g${index}`, { needs: [['r1', 'r2']] }).service(`s${index}`, { root: `g${index}`, grade: 2, declared });
  }
  return drawn.build();
}

test('21 strict services on one device are broken, with a warning', () => {
  expect(lines(many(21))).toEqual([
    'warning broken fault-barrier-missing: 21 services of grade 1 or 2 depend on r1; the limit is 20 per device',
    'warning broken fault-barrier-missing: 21 services of grade 1 or 2 depend on r2; the limit is 20 per device',
  ]);
});

test('20 hold, and so do any number without a declared grade', () => {
  expect(lines(many(20))).toEqual([]);
  expect(lines(many(30, false))).toEqual([]);
});
