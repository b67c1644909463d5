import { expect, test } from 'vitest';
import type { CopySketch, ServiceSketch } from '../../networks.ts';
import { judged, sketch } from '../judged.ts';

function found(
  copies: readonly CopySketch[],
  { service, pack = 'strict' }: { service?: Partial<ServiceSketch>; pack?: 'strict' | 'recommended' } = {},
): readonly string[] {
  const drawn = sketch()
    .group('web', { needs: [['a', 'b'], 'db'] })
    .component('a')
    .component('b')
    .component('db', { role: 'datastore', fails: false })
    .data('db', { in: ['room:1', 'site:dj', 'account:prod'], copies })
    .service('web', { root: 'web', declared: true, ...service })
    .build();
  return judged(drawn, { pack })
    .findings.filter(({ policy }) => policy === 'backup-same-place')
    .map(({ verdict, message, also }) => [verdict, message, ...also].join('; '));
}

test('a copy in the same room is lost with it', () => {
  expect(found([{ age: 60, in: ['room:1', 'site:dj'], title: 'disks' }])).toEqual([
    'broken; If room 1 is lost, web loses all of the data in db: every copy is there too (disks); site dj',
  ]);
});

test('a copy at another site and in another account holds, one that shares the account does not', () => {
  expect(found([{ age: 86_400, in: ['site:gj', 'account:vault'] }])).toEqual([]);
  expect(found([{ age: 60, in: ['site:gj', 'account:prod'], title: 'second' }])).toEqual([
    'broken; If account prod is lost, web loses all of the data in db: every copy is there too (second)',
  ]);
});

test('two copies of which each survives one of the places hold together', () => {
  const copies = [
    { age: 60, in: ['site:gj', 'account:prod'] },
    { age: 60, in: ['site:dj', 'account:vault'] },
  ];
  expect(found(copies)).toEqual([]);
});

test('no copy at all is said once', () => {
  expect(found([])).toEqual([
    'broken; There is no copy of the data in db, which web uses; account prod; room 1; site dj',
  ]);
});

test('where a copy lies may be open', () => {
  const copies = [
    { age: 60, world: 'best', missing: 'vault of plan' },
    { age: 60, in: ['room:1', 'site:dj', 'account:prod'], world: 'worst', missing: 'vault of plan' },
  ] as const;
  expect(found(copies)).toEqual([
    'unproven; If room 1 is lost, web may lose all of the data in db; account prod; site dj',
  ]);
});

test('only strict asks, and only for declared services of production', () => {
  expect(found([], { pack: 'recommended' })).toEqual([]);
  expect(found([], { service: { declared: false } })).toEqual([]);
  expect(found([], { service: { tier: 'test' } })).toEqual([]);
});
