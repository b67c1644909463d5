import { expect, test } from 'vitest';
import { digestsOf, lastChange, standingOf } from '../../../src/judge/evidence/standing.ts';
import type { Evidence } from '../../../src/network/network.ts';
import { drillOf } from '../facts.ts';

const asOf = '2026-11-28';

function drill(on: string, more: Partial<Evidence> = {}): Evidence {
  return drillOf('recovery-drill', 'web', { on, ...more });
}

function stale(done: readonly Evidence[], more: Partial<Parameters<typeof standingOf>[1]> = {}) {
  return standingOf(done, { asOf, months: 12, digests: new Set(), ...more }).stale;
}

test('what is a year old today still counts, and a day later not', () => {
  expect(stale([drill('2025-11-28')])).toBeUndefined();
  expect(stale([drill('2025-11-27')])).toEqual({ is: 'too-old', on: '2025-11-27', since: '2026-11-27' });
});

test('what is done today counts, and what is planned for tomorrow was not done', () => {
  expect(stale([drill(asOf)])).toBeUndefined();
  expect(stale([drill('2026-11-29')])).toEqual({ is: 'never' });
  expect(stale([])).toEqual({ is: 'never' });
});

test('it counts no more on the day it expires', () => {
  expect(stale([drill('2026-06-01', { expires: '2026-11-29' })])).toBeUndefined();
  expect(stale([drill('2026-06-01', { expires: asOf })])).toEqual({ is: 'expired', on: '2026-06-01', since: asOf });
});

test('a change on a later day takes its worth, one on the same day does not', () => {
  expect(stale([drill('2026-06-01')], { changed: '2026-06-01' })).toBeUndefined();
  const since = '2026-06-02';
  expect(stale([drill('2026-06-01')], { changed: since })).toEqual({ is: 'before-change', on: '2026-06-01', since });
});

test('a plan that it names has to be one of those that are judged, where there are any', () => {
  const named = drill('2026-06-01', { digest: 'a' });
  expect(stale([named], { digests: new Set(['a', 'b']) })).toBeUndefined();
  expect(stale([named], { digests: new Set(['b']) })).toEqual({ is: 'other-plan', on: '2026-06-01' });
  expect(stale([named])).toBeUndefined();
  expect(digestsOf([])).toEqual(new Set());
});

test('an older one that counts is enough, and where none does the newest is told', () => {
  const expired = drill('2026-10-01', { expires: '2026-11-01' });
  expect(stale([expired, drill('2026-06-01')])).toBeUndefined();
  expect(standingOf([drill('2020-01-01'), expired], { asOf, months: 12, digests: new Set() }).newest).toBe(expired);
});

test('the last change is the last day that has come', () => {
  expect(lastChange(['2026-01-01', undefined, '2026-05-01', '2026-12-01'], asOf)).toBe('2026-05-01');
  expect(lastChange([undefined], asOf)).toBeUndefined();
});
