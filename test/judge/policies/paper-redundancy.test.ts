import { expect, test } from 'vitest';
import { lines, sketch } from '../judged.ts';

function failover(detect: 'end-to-end' | 'none') {
  return sketch()
    .group('api-1', { label: 'the API in r1' })
    .group('api-2', { label: 'the API in r2' })
    .group('dns', { needs: [{ any: ['api-1', { to: 'api-2', standby: true }], detect, label: 'an API' }] })
    .service('web', { root: 'dns' });
}

test('a failover record without a health signal is broken', () => {
  expect(lines(failover('none').build())).toEqual([
    'error broken paper-redundancy: the API in r2 cannot take over for web: nothing notices that an API is lost and switches over',
  ]);
});

test('a failover record with one holds', () => {
  expect(lines(failover('end-to-end').build())).toEqual([]);
});

function headless(instances: 'none' | 'maybe') {
  const copy = { label: 'an instance in r2', any: instances === 'none' ? [] : [{ to: 'i2', world: 'best' as const }] };
  return sketch()
    .group('primary', { label: 'cluster r1' })
    .group('secondary', { label: 'cluster r2', needs: [copy], missing: ['the instances of r2'] })
    .component('i2', { role: 'datastore' })
    .group('web', { needs: [{ any: ['primary', { to: 'secondary', standby: true }], switch: 60 }] })
    .service('web', { root: 'web' });
}

test('a secondary cluster without instances is broken', () => {
  expect(lines(headless('none').build())).toEqual([
    'error broken paper-redundancy: cluster r2 cannot take over for web: cluster r2 needs an instance in r2, and nothing here is one',
  ]);
});

test('a secondary cluster that may have instances is unproven', () => {
  expect(lines(headless('maybe').build())).toEqual([
    'error unproven paper-redundancy: cluster r2 may be unable to take over for web: cluster r2 needs an instance in r2, and nothing here is one',
  ]);
});

test('what a single point of failure reports already is not said twice', () => {
  const drawn = sketch()
    .component('a')
    .group('b', { needs: [{ any: [], label: 'an instance' }] })
    .group('web', { needs: [['a', { to: 'b', standby: true }]] });
  expect(lines(drawn.service('web', { root: 'web' }).build())).toEqual([
    'error broken single-component: a fails and web stops for ever (limit 3 min)',
  ]);
});
