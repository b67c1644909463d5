import { expect, test } from 'vitest';
import type { Evidence } from '../../../src/network/network.ts';
import type { ServiceSketch } from '../../networks.ts';
import { evidenceOf, peakFacts, serviceFacts } from '../facts.ts';
import { ofPolicy, sketch } from '../judged.ts';

const peak = peakFacts();

function found(evidence: readonly Partial<Omit<Evidence, 'of'>>[], service: Partial<ServiceSketch> = {}): string[] {
  const drawn = sketch()
    .group('root', { needs: [['a', 'b']] })
    .component('a')
    .component('b');
  drawn.service('web', { root: 'root', declared: true, grade: 2, facts: serviceFacts({ peak }), ...service });
  drawn.stated({ evidence: evidence.map((one) => evidenceOf('web', one)) });
  return ofPolicy('load-test-missing', drawn.build());
}

test('passes by a test in the test environment with the peak', () => {
  expect(found([{}])).toEqual([]);
  expect(found([{ rate: 99 }, { on: '2026-08-01', rate: 120 }])).toEqual([]);
  // It counts on the day before the day on which it does no more.
  expect(found([{ expires: '2026-11-29' }])).toEqual([]);
});

test('fails without one, and by one that does not count', () => {
  const none = ['error broken: web has not been tested with its peak of 100/s in the test environment'];
  expect(found([])).toEqual(none);
  expect(found([{ kind: 'failover-drill' }])).toEqual(none);
  // Not done yet.
  expect(found([{ on: '2026-11-29' }])).toEqual(none);
  expect(found([{ expires: '2026-11-28' }])).toEqual([
    'error broken: The load test of web of 2026-09-01 does not count any more: it expired on 2026-11-28',
  ]);
  expect(found([{ tier: 'production' }])).toEqual([
    'error broken: The load test of web of 2026-09-01 was not done in the test environment',
  ]);
  expect(found([{ rate: undefined }])).toEqual([
    'error broken: The load test of web of 2026-09-01 does not say with which load it was done',
  ]);
  expect(found([{ rate: 99 }, { tier: undefined }])).toEqual([
    'error broken: The load test of web of 2026-09-01 reached 99/s only, which is less than its peak of 100/s',
  ]);
});

test('a service of grade 3 is tried from a thousand users on', () => {
  const facts = (users: number, concurrency?: number) => serviceFacts({ users, peak: { ...peak, concurrency } });
  expect(found([], { grade: 3, facts: facts(999) })).toEqual([]);
  expect(found([], { grade: 3, facts: facts(1000) })).toHaveLength(1);
  expect(found([], { grade: 3, facts: facts(10, 1000) })).toHaveLength(1);
});

test('without a peak any load will do', () => {
  expect(found([{ rate: undefined }], { facts: serviceFacts({}) })).toEqual([]);
});
