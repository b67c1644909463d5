import { expect, test } from 'vitest';
import type { NetworkSketch, ServiceSketch } from '../../networks.ts';
import { judged, sketch } from '../judged.ts';

function found(drawn: NetworkSketch): readonly string[] {
  return judged(drawn.build())
    .findings.filter(({ policy }) => policy === 'no-second-site')
    .map(({ severity, verdict, message }) => `${severity} ${verdict}: ${message}`);
}

const strict = { root: 'web', grade: 1, declared: true } as const;

/** Two servers in one room, so that the room is what is told of the lost site. */
function oneSite(service: Partial<ServiceSketch> = {}): NetworkSketch {
  const domains = ['site:dj', 'room:1'];
  return sketch()
    .component('a', { domains })
    .component('b', { domains })
    .component('other', { domains: ['site:dj'] })
    .group('web', { needs: [['a', 'b']] })
    .service('web', { ...strict, ...service });
}

test('a strict service at one site is broken, also where a smaller failure is told of it', () => {
  expect(found(oneSite())).toEqual([
    'error broken: web runs at site dj only: nothing else processes it if the site is lost',
  ]);
});

test('what single-site says is not said once more', () => {
  const drawn = sketch()
    .component('a', { domains: ['site:dj'] })
    .component('b', { domains: ['site:dj'] })
    .group('web', { needs: [['a', 'b']] })
    .service('web', strict);
  expect(judged(drawn.build()).findings.map(({ policy }) => policy)).toEqual(['single-site']);
});

test('a service at two sites holds, one that only copies its data to a second does not', () => {
  const two = sketch()
    .component('a', { domains: ['site:dj'] })
    .component('b', { domains: ['site:gj'] })
    .group('web', { needs: [['a', 'b']] })
    .service('web', strict);
  expect(found(two)).toEqual([]);
  expect(found(oneSite().data('a', { in: ['site:dj'], copies: [{ age: 60, in: ['site:gj'] }] }))).toHaveLength(1);
});

test('a part that stops it alone is told as that part', () => {
  const drawn = sketch()
    .component('a', { domains: ['site:dj'] })
    .component('b', { domains: ['site:gj'] })
    .component('print', { domains: ['site:dj'] })
    .group('web', { needs: [['a', 'b'], 'print'] })
    .service('web', strict);
  expect(judged(drawn.build()).findings.map(({ policy }) => policy)).toEqual(['single-component']);
});

test('a service that a strict one cannot do without is asked for as well, one that it can do without is not', () => {
  function login(others: readonly string[]): NetworkSketch {
    const drawn = sketch().component('other', { role: 'authentication' });
    for (const site of ['dj', 'gj']) drawn.component(site, { domains: [`site:${site}`] });
    for (const name of ['l1', 'l2']) drawn.component(name, { domains: ['site:dj', 'room:1'] });
    return drawn
      .group('means', { needs: [['l1', 'l2']] })
      .group('login', { needs: ['means'] })
      .group('web', {
        needs: [
          ['dj', 'gj'],
          ['means', ...others],
        ],
      })
      .service('web', strict)
      .service('login', { root: 'login', grade: 3, declared: true });
  }
  expect(found(login([]))).toContain(
    'error broken: login runs at site dj only, and web cannot do without it: nothing else processes it if the site is lost',
  );
  expect(found(login(['other']))).toEqual([]);
});

test('a second site that is open is unproven', () => {
  const drawn = sketch()
    .component('a', { domains: ['site:dj', 'room:1'] })
    .component('b', { domains: ['site:dj', 'room:1'] })
    .component('other', { domains: ['site:dj'] })
    .component('c', { domains: ['site:gj'] })
    .group('web', { needs: [['a', 'b', { to: 'c', world: 'best', missing: 'count of c' }]] })
    .service('web', strict)
    .build();
  const told = judged(drawn).findings.filter(({ policy }) => policy === 'no-second-site');
  expect(told.map(({ verdict, missing }) => [verdict, missing])).toEqual([['unproven', ['count of c']]]);
});

test('only what is strict and declared is asked for', () => {
  for (const more of [{ grade: 3 }, { declared: false }, { tier: 'test' }, { operatorAccess: true }] as const) {
    expect(found(oneSite(more))).toEqual([]);
  }
});
