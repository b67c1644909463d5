import { expect, test } from 'vitest';
import { deviceFacts } from '../facts.ts';
import { ofPolicy, sketch } from '../judged.ts';

function found(device: Parameters<typeof deviceFacts>[0], tier?: 'test'): string[] {
  const drawn = sketch().component('router', { role: 'router', facts: deviceFacts(device), ...(tier && { tier }) });
  return ofPolicy('past-support', drawn.build());
}

test('fails from the day after the last day of support', () => {
  expect(found({ endOfSupport: '2026-11-27' })).toEqual([
    'error broken: router has been without vendor support since 2026-11-27',
  ]);
  expect(found({ endOfSupport: '2026-11-28' })).toEqual([]);
});

test('fails past the life that it was made for, as it was extended', () => {
  const purchased = '2016-11-27';
  expect(found({ purchased, ratedLife: 120 })).toEqual([
    'error broken: router has been past its rated life since 2026-11-27',
  ]);
  expect(found({ purchased, ratedLife: 121 })).toEqual([]);
  expect(found({ purchased, ratedLife: 72, stretchedLife: 144 })).toEqual([]);
});

test('without dates nothing is known, and a test tier may be old', () => {
  expect(found({ vendor: 'cisco' })).toEqual([]);
  expect(found({ purchased: '2001-01-01' })).toEqual([]);
  expect(found({ endOfSupport: '2020-01-01' }, 'test')).toEqual([]);
});
