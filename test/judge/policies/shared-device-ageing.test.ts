import { expect, test } from 'vitest';
import { deviceFacts } from '../facts.ts';
import { ofPolicy, sketch } from '../judged.ts';

type Device = Parameters<typeof deviceFacts>[0];

function found(device: Device, shared = true): string[] {
  const facts = { ...deviceFacts(device), shared };
  return ofPolicy('shared-device-ageing', sketch().component('router', { role: 'router', facts }).build());
}

/** Six years old in 13 months. */
const young: Device = { purchased: '2021-12-28', ratedLife: 72 };
/** In twelve. */
const old: Device = { purchased: '2021-11-28', ratedLife: 72 };

test('fails a year before the end of the rated life, and after it', () => {
  expect(found(young)).toEqual([]);
  expect(found(old)).toEqual([
    'error broken: router is shared, and its rated life ends on 2027-11-28: there is no spare and no replacement date',
  ]);
  expect(found({ purchased: '2015-11-01', ratedLife: 72, stretchedLife: 108, spare: false })).toEqual([
    'error broken: router is shared, and its rated life ended on 2021-11-01: there is no spare and no replacement date',
  ]);
});

test('passes with a spare, or with a replacement that is still to come', () => {
  expect(found({ ...old, spare: true })).toEqual([]);
  expect(found({ ...old, replacement: '2026-11-28' })).toEqual([]);
  expect(found({ ...old, replacement: '2026-11-27' })).toHaveLength(1);
});

test('is about shared devices of which the age is known', () => {
  expect(found(old, false)).toEqual([]);
  expect(found({ ratedLife: 72 })).toEqual([]);
});
