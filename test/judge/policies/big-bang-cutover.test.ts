import { expect, it } from 'vitest';
import { stated } from './changes-stated.ts';

const found = (cutover: string, grade = 2) =>
  stated(
    'big-bang-cutover',
    `services: { bids: { grade: ${grade}, rto: 2h, cutover: { at: 2025-01-06, ${cutover} }, needs: [{ any: [a, b] }] } }
components: { a: { role: compute }, b: { role: compute } }`,
  );

it.each([
  ['kind: big-bang', 'there is no way back'],
  ['kind: big-bang, way-back: none', 'there is no way back'],
  ['kind: big-bang, way-back: 150m', 'the way back takes 2.5 h (recovery time objective 2 h)'],
])('fails: %s', async (cutover, back) => {
  expect(await found(cutover)).toEqual([`broken nospof.yaml:3: bids is opened for all users at once, and ${back}`]);
});

it.each([
  ['kind: big-bang, way-back: 2h', 2],
  ['kind: phased, way-back: none', 1],
  ['kind: big-bang, way-back: none', 3],
])('passes: %s, grade %i', async (cutover, grade) => {
  expect(await found(cutover, grade)).toEqual([]);
});
