import { expect, test } from 'vitest';
import type { ServiceSketch } from '../../networks.ts';
import { peakFacts, serviceFacts } from '../facts.ts';
import { ofPolicy, sketch } from '../judged.ts';

function found(peak: Parameters<typeof peakFacts>[0], service: Partial<ServiceSketch> = {}): string[] {
  const drawn = sketch()
    .group('root', { needs: [['a', 'b']] })
    .component('a')
    .component('b');
  drawn.service('web', {
    root: 'root',
    declared: true,
    grade: 2,
    facts: serviceFacts({ peak: peak && peakFacts(peak) }),
    ...service,
  });
  return ofPolicy('peak-without-basis', drawn.build());
}

const basis = 'the census';

test('fails without a peak, and without figures behind it', () => {
  expect(found(undefined)).toEqual(['error broken: web has no peak load']);
  expect(found({ basis })).toEqual([
    'error broken: The peak of web (100/s) has no figures behind it: neither history and season nor population and window',
  ]);
  // One of two figures is none.
  expect(found({ basis, history: 50 })).toEqual(found({ basis }));
  expect(found({ basis, population: 50 })).toEqual(found({ basis }));
});

test('fails for a number below its figures, and for figures from nowhere', () => {
  expect(found({ basis, history: 50, season: 2.02 })).toEqual([
    'error broken: The peak of web (100/s) is below its own figures, which come to 101/s',
  ]);
  // Of two ways to work it out the higher one counts.
  expect(found({ basis, history: 50, season: 2, population: 36_000, window: 300 })).toEqual([
    'error broken: The peak of web (100/s) is below its own figures, which come to 120/s',
  ]);
  expect(found({ history: 50, season: 2 })).toEqual([
    'error broken: The peak of web (100/s) does not say where its figures come from',
  ]);
});

test('passes by history times season, and by population by window', () => {
  expect(found({ basis, history: 50, season: 2 })).toEqual([]);
  expect(found({ basis, population: 360_000, window: 3600 })).toEqual([]);
});

test('a service without grade or objective needs no peak, but one that it has needs a basis', () => {
  expect(found(undefined, { grade: 3 })).toEqual([]);
  expect(found(undefined, { grade: 3, rto: 60 })).toEqual(['error broken: web has no peak load']);
  expect(found({}, { grade: 3 })).toHaveLength(1);
});

test('neither test tiers nor operators need one', () => {
  expect(found(undefined, { tier: 'test' })).toEqual([]);
  expect(found(undefined, { operatorAccess: true })).toEqual([]);
  expect(found(undefined, { declared: false })).toEqual([]);
});
