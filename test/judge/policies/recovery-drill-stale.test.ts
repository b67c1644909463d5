import { expect, test } from 'vitest';
import type { Evidence } from '../../../src/network/network.ts';
import type { CopySketch, ServiceSketch } from '../../networks.ts';
import { judged, sketch } from '../judged.ts';
import { deviceFacts, drillOf } from '../facts.ts';

/** Judged on 2026-11-28. */
function drill(on: string, more: Partial<Evidence> = {}): Evidence {
  return drillOf('recovery-drill', 'web', { on, tier: 'production', ...more });
}

interface Case {
  readonly service?: Partial<Omit<ServiceSketch, 'root'>>;
  readonly pack?: 'strict' | 'recommended';
  readonly purchased?: string;
}

function found(done: readonly Evidence[], { service, pack = 'strict', purchased }: Case = {}): readonly string[] {
  const drawn = sketch().stated({ evidence: done });
  const facts = deviceFacts({ purchased });
  for (const site of ['dj', 'gj']) drawn.component(site, { domains: [`site:${site}`], facts });
  drawn
    .group('web', { needs: [['dj', 'gj']] })
    .service('web', { root: 'web', grade: 2, declared: true, tier: 'production', ...service });
  return judged(drawn.build(), { pack })
    .findings.filter(({ policy }) => policy === 'recovery-drill-stale')
    .map(({ severity, verdict, message }) => `${severity} ${verdict}: ${message}`);
}

test('a drill within the year holds', () => {
  expect(found([drill('2025-11-28')])).toEqual([]);
});

test('none, an old one and an expired one are broken', () => {
  expect(found([])).toEqual(['error broken: The recovery of web has no drill that counts: none is declared']);
  expect(found([drill('2025-11-27')])).toEqual([
    'error broken: The recovery of web has no drill that counts: the last one is of 2025-11-27',
  ]);
  expect(found([drill('2026-06-01', { expires: '2026-11-01' })])).toEqual([
    'error broken: The recovery of web has no drill that counts: the last one, of 2026-06-01, expired on 2026-11-01',
  ]);
});

test('a drill in a test environment, of another kind or of another service is none', () => {
  const other = { of: [{ name: 'shop', components: [], service: 'shop' }] };
  for (const more of [{ tier: 'test' }, { kind: 'failover-drill' }, other] as const) {
    expect(found([drill('2026-06-01', more)])).toHaveLength(1);
  }
});

test('it has to be repeated once a device was replaced', () => {
  const purchased = '2026-07-01';
  expect(found([drill('2026-06-01')], { purchased })).toEqual([
    'error broken: The recovery of web has no drill that counts: the last one is of 2026-06-01, before the change of 2026-07-01',
  ]);
  expect(found([drill('2026-07-01')], { purchased })).toEqual([]);
});

test('only what is strict or has two sites is asked for, and only by strict', () => {
  expect(found([], { service: { grade: 3 } })).toEqual([]);
  expect(found([], { service: { grade: 3, dualSite: true } })).toHaveLength(1);
  for (const more of [{ tier: 'test' }, { operatorAccess: true }, { declared: false }] as const) {
    expect(found([], { service: more })).toEqual([]);
  }
  expect(found([], { pack: 'recommended' })).toEqual([]);
});

function restored(copies: readonly CopySketch[], done: readonly Evidence[], dualSite = true): readonly string[] {
  const drawn = sketch()
    .stated({ evidence: [drill('2026-06-01'), ...done] })
    .group('web', { needs: [['dj', 'gj'], 'db'] })
    .component('dj', { domains: ['site:dj'] })
    .component('gj', { domains: ['site:gj'] })
    .component('db', { role: 'datastore', fails: false })
    .data('db', { copies })
    .service('web', { root: 'web', declared: true, dualSite });
  return judged(drawn.build(), { pack: 'strict' })
    .findings.filter(({ policy }) => policy === 'recovery-drill-stale')
    .map(({ message }) => message);
}

test('what comes back from a backup only has to have been restored within the year', () => {
  const backup = { age: 60, in: ['site:vault'] };
  expect(restored([backup], [])).toEqual([
    'A restore of the data in db from a backup was not tested: none is declared',
  ]);
  expect(restored([backup], [drillOf('restore-test', 'web', { on: '2025-11-28' })])).toEqual([]);
  expect(restored([backup], [drillOf('restore-test', 'web', { on: '2025-11-27' })])).toHaveLength(1);
  expect(restored([backup], [drillOf('restore-test', 'shop', { on: '2026-11-01' })])).toHaveLength(1);
  expect(restored([{ ...backup, restoreTested: '2026-11-01' }], [])).toEqual([]);
});

test('a second store that follows is no backup, and is not restored', () => {
  expect(restored([{ by: 'replica', age: 1, in: ['site:gj'] }], [])).toEqual([]);
  expect(restored([{ age: 60, in: ['site:vault'] }], [], false)).toEqual([]);
});
