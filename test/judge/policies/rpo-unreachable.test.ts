import { expect, test } from 'vitest';
import type { CopySketch, NetworkSketch, ServiceSketch } from '../../networks.ts';
import { lines, onlyFinding, sketch } from '../judged.ts';

const [minute, day] = [60, 86_400];

/** A service with one store, which lies in room 1 of site dj. */
function kept(copies: readonly CopySketch[], service: Partial<ServiceSketch> = {}): NetworkSketch {
  return sketch()
    .group('app', { needs: [['a', 'b']] })
    .group('web', { needs: ['app', 'db'] })
    .component('a')
    .component('b')
    .component('db', { role: 'datastore', fails: false })
    .data('db', { in: ['room:1', 'site:dj'], copies })
    .service('web', { root: 'web', declared: true, rpo: day, ...service });
}

test('copies that are older than the objective are broken when the store is lost', () => {
  const found = onlyFinding(kept([{ age: 30 * day, in: ['site:gj'], title: 'vault' }]).build());
  expect([found.policy, found.severity, found.verdict, found.message, found.also]).toEqual([
    'rpo-unreachable',
    'error',
    'broken',
    'If the data in db is lost, web loses 30 d of it (limit 1 d): vault is made every 30 d',
    ['room 1'],
  ]);
});

test('as old as the objective holds, a second more does not', () => {
  expect(lines(kept([{ age: day, in: ['site:gj'] }]).build())).toEqual([]);
  expect(lines(kept([{ age: day + 1, in: ['site:gj'] }]).build())).toHaveLength(1);
});

test('a place that takes the newest copy too is told for itself', () => {
  const copies = [
    { by: 'log', age: 5 * minute, in: ['room:1'] },
    { age: 2 * day, in: ['site:gj'] },
  ] as const;
  expect(lines(kept(copies).build())).toEqual([
    'error broken rpo-unreachable: If room 1 is lost, web loses 2 d of the data in db (limit 1 d): the copy is made every 2 d',
  ]);
});

test('a site counts for strict services only', () => {
  const copies = [{ by: 'log', age: 5 * minute, in: ['site:dj'] }] as const;
  expect(lines(kept(copies, { grade: 3 }).build())).toEqual([]);
  const strict = lines(kept(copies, { grade: 2 }).build());
  expect(strict).toContain(
    'error broken rpo-unreachable: If site dj is lost, web loses all of the data in db: every copy is there too (the copy)',
  );
});

test('a copy that may be too far behind is unproven, and how far it is would tell', () => {
  const found = onlyFinding(
    kept([{ by: 'replica', age: [1, 30], in: ['site:gj'], title: 'second' }], { rpo: 10 }).build(),
  );
  expect([found.verdict, found.message, found.missing]).toEqual([
    'unproven',
    'If the data in db is lost, web may lose 30 s of it (limit 10 s): second is 1–30 s behind',
    ['how far second is behind (assumed: 1–30 s)'],
  ]);
});

test('a copy that may not be there is unproven', () => {
  const copies = [{ age: minute, in: ['site:gj'], world: 'best', missing: 'days of db' }] as const;
  const found = onlyFinding(kept(copies).build());
  expect([found.verdict, found.missing]).toEqual(['unproven', ['days of db']]);
});

test('without an objective nothing is asked for, nor of a test tier, nor of what is not used', () => {
  const copies = [{ age: 30 * day, in: ['site:gj'] }] as const;
  expect(lines(kept(copies, { rpo: undefined }).build())).toEqual([]);
  expect(lines(kept(copies, { tier: 'test' }).build())).toEqual([]);
  expect(lines(kept(copies, { root: 'app' }).build())).toEqual([]);
});
