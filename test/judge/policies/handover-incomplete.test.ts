import { expect, test } from 'vitest';
import type { Evidence } from '../../../src/network/network.ts';
import type { ServiceSketch } from '../../networks.ts';
import { evidenceOf } from '../facts.ts';
import { ofPolicy, sketch } from '../judged.ts';

function withEvidence(facts: Partial<Omit<Evidence, 'of'>>): string[] {
  const drawn = sketch()
    .component('a')
    .stated({ evidence: [evidenceOf('web', facts)] });
  return ofPolicy('handover-incomplete', drawn.build());
}

test('evidence says who did it and how long it counts', () => {
  expect(withEvidence({})).toEqual([]);
  expect(withEvidence({ by: undefined })).toEqual([
    'error broken: The load test of 2026-09-01 does not say who carried it out',
  ]);
  expect(withEvidence({ kind: 'failover-drill', expires: undefined })).toEqual([
    'error broken: The failover drill of 2026-09-01 does not say until when it is valid',
  ]);
});

test('evidence that names a plan is of one that is judged', () => {
  expect(withEvidence({ digest: 'ab12' })).toEqual([
    'error broken: The load test of 2026-09-01 was carried out with another plan',
  ]);
});

function beside(other: Partial<ServiceSketch>, role: 'compute' | 'link' = 'compute', declared = true): string[] {
  const drawn = sketch()
    .group('web', { needs: [['a', 'b']] })
    .component('a')
    .component('b')
    .group('other', { needs: [['c', 'd']] })
    .component('c', { role })
    .component('d', { role })
    .service('web', { root: 'web', declared })
    .service('other', { root: 'other', ...other });
  return ofPolicy('handover-incomplete', drawn.build());
}

test('what runs beside the declared services is listed as one', () => {
  expect(beside({})).toEqual(['error broken: other runs in production and is not among the services of nospof.yaml']);
  expect(beside({ declared: true })).toEqual([]);
  expect(beside({ tier: 'test' })).toEqual([]);
  expect(beside({ operatorAccess: true })).toEqual([]);
  // A line is no system.
  expect(beside({}, 'link')).toEqual([]);
  // Of what a declared service stands on there is no more to be said.
  expect(beside({ root: 'web' })).toEqual([]);
});

test('where nothing is declared there is no list', () => {
  expect(beside({}, 'compute', false)).toEqual([]);
});
