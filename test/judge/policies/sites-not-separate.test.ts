import { expect, test } from 'vitest';
import type { NetworkSketch } from '../../networks.ts';
import { judged, sketch } from '../judged.ts';

function found(drawn: NetworkSketch): readonly string[] {
  return judged(drawn.build())
    .findings.filter(({ policy }) => policy === 'sites-not-separate')
    .map(({ severity, verdict, message }) => `${severity} ${verdict}: ${message}`);
}

/** One server at each of two sites, with what else they stand in. */
function two(dj: readonly string[], gj: readonly string[]): NetworkSketch {
  return sketch()
    .component('a', { domains: ['site:dj', ...dj] })
    .component('b', { domains: ['site:gj', ...gj] })
    .group('web', { needs: [['a', 'b']] })
    .service('web', { root: 'web', declared: true });
}

test.each(['building', 'fire-cell', 'room', 'region', 'power', 'carrier'])('two sites in one %s are broken', (kind) => {
  expect(found(two([`${kind}:x`], [`${kind}:x`]))).toEqual([
    `error broken: site dj and site gj are not separate: both depend on ${kind} x, and web relies on both sites`,
  ]);
});

test('each of its own holds', () => {
  expect(found(two(['building:x', 'carrier:kt'], ['building:y', 'carrier:skb']))).toEqual([]);
});

test('a carrier in common is none where each site has another one too', () => {
  const [dj, gj] = [
    ['carrier:kt', 'carrier:lte'],
    ['carrier:skb', 'carrier:lte'],
  ];
  expect(found(two(dj, gj))).toEqual([]);
  expect(found(two(dj, ['carrier:lte']))).toHaveLength(1);
});

test('where copies lie is a site as well', () => {
  const drawn = sketch()
    .component('a', { domains: ['site:dj', 'building:x'] })
    .component('a2', { domains: ['site:dj', 'building:x'] })
    .component('vault', { role: 'backup', domains: ['site:second', 'building:x'] })
    .group('web', { needs: [['a', 'a2']] })
    .data('a', { in: ['site:dj'], copies: [{ age: 60, in: ['site:second'] }] })
    .service('web', { root: 'web', declared: true });
  expect(found(drawn)).toHaveLength(1);
});

test('sites of different services, and what may stand there only, say nothing', () => {
  const apart = sketch()
    .component('a', { domains: ['site:dj', 'building:x'] })
    .component('b', { domains: ['site:gj', 'building:x'] })
    .service('one', { root: 'a', declared: true })
    .service('other', { root: 'b', declared: true });
  expect(found(apart)).toEqual([]);
  const open = sketch()
    .component('a', { domains: ['site:dj', 'building:x'] })
    .component('b', { domains: ['site:gj', { in: 'building:x', world: 'worst' }] })
    .group('web', { needs: [['a', 'b']] })
    .service('web', { root: 'web', declared: true });
  expect(found(open)).toEqual([]);
});
