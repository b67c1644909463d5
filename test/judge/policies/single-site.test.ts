import { expect, test } from 'vitest';
import { lines, onlyFinding, sketch } from '../judged.ts';

function oneRegion() {
  return sketch()
    .component('a', { domains: ['zone:1', 'site:dj', 'region:r'] })
    .component('b', { domains: ['zone:2', 'site:dj', 'region:r'] })
    .group('web', { needs: [['a', 'b']] });
}

test('a grade 1 service at one site is broken; the region with the same members is also', () => {
  const drawn = oneRegion().service('web', { root: 'web', grade: 1, declared: true });
  const found = onlyFinding(drawn.build());
  expect([found.policy, found.message, found.also]).toEqual([
    'single-site',
    'If site dj is lost, web stays down until the site recovers (limit 1 h)',
    ['region r'],
  ]);
});

test('a lost site is named, not one resource of many in it; the witness says which', () => {
  const found = onlyFinding(oneRegion().service('web', { root: 'web', grade: 1, declared: true }).build());
  expect([found.failure, found.addresses, found.source, found.witness]).toEqual([
    { label: 'site dj', mode: 'down', domain: 'site', components: [] },
    [],
    null,
    ['web', 'a'],
  ]);
});

test('without a declaration no second site is asked for', () => {
  expect(lines(oneRegion().service('web', { root: 'web', grade: 1 }).build())).toEqual([]);
  expect(lines(oneRegion().service('web', { root: 'web', grade: 3, declared: true }).build())).toEqual([]);
});

function twoSites(promotion: number | readonly [number, number]) {
  const drawn = sketch();
  for (const site of ['dj', 'gj']) {
    for (const zone of ['1', '2'])
      drawn.component(`${site}${zone}`, { domains: [`zone:${site}${zone}`, `site:${site}`] });
    drawn.group(site, { needs: [[`${site}1`, `${site}2`]] });
  }
  return drawn
    .group('web', { needs: [{ any: ['dj', { to: 'gj', standby: true }], switch: promotion }] })
    .service('web', { root: 'web', grade: 1, declared: true, dualSite: true, withinSite: { dj: 'dj', gj: 'gj' } });
}

test('two sites with a switch within the hour hold', () => {
  expect(lines(twoSites([600, 3600]).build())).toEqual([]);
});

test('two sites with a switch that may take longer are unproven', () => {
  expect(lines(twoSites([600, 7200]).build())).toEqual([
    'error unproven slow-failover: The failover of web may be too slow, so it may be down for up to 2 h after a failure (limit 1 h)',
  ]);
});
