import { expect, test } from 'vitest';
import { lines, sketch } from '../judged.ts';

test('one database is broken', () => {
  const drawn = sketch()
    .component('db', { role: 'datastore', recovery: 14_400 })
    .group('web', { needs: ['db'] });
  expect(lines(drawn.service('web', { root: 'web' }).build())).toEqual([
    'error broken single-datastore: If db fails, web stays down until the failed component is replaced (expected: 4 h), because nothing takes over',
  ]);
});

test('a standby that takes over in two minutes holds', () => {
  const drawn = sketch()
    .component('db', { role: 'datastore' })
    .component('standby', { role: 'datastore' })
    .group('web', { needs: [{ any: ['db', { to: 'standby', standby: true }], switch: [60, 120] }] });
  expect(lines(drawn.service('web', { root: 'web' }).build())).toEqual([]);
});

test('a cache that may have a second node is unproven', () => {
  const drawn = sketch()
    .component('cache', { role: 'cache', missing: ['num_cache_clusters of cache'] })
    .component('replica', { role: 'cache' })
    .group('web', { needs: [['cache', { to: 'replica', world: 'best' }]] });
  expect(lines(drawn.service('web', { root: 'web' }).build())).toEqual([
    'error unproven single-datastore: If cache fails, web may stay down until the failed component is replaced (limit 3 min)',
  ]);
});
