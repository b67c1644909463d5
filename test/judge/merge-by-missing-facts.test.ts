import { expect, test } from 'vitest';
import { lines, onlyFinding, sketch } from './judged.ts';

test('three parts that each may be the only one are one finding', () => {
  const missing = 'subnets of web';
  const drawn = sketch();
  for (const zone of ['a', 'b', 'c']) drawn.component(`nat-${zone}`, { role: 'router' });
  const needs = ['a', 'b', 'c'].map((zone) => ({ any: [`nat-${zone}`], world: 'worst' as const, missing }));
  const found = onlyFinding(drawn.group('web', { needs }).service('web', { root: 'web' }).build());
  expect([found.message, found.failure, found.also, found.addresses, found.missing]).toEqual([
    'If nat-a or one of 2 others fails, web may stay down until the failed component is replaced (limit 3 min)',
    { label: 'nat-a', mode: 'down', components: ['nat-a', 'nat-b', 'nat-c'] },
    ['nat-b', 'nat-c'],
    ['nat-a', 'nat-b', 'nat-c'],
    [missing],
  ]);
});

test('parts about which different facts are missing stay apart', () => {
  const drawn = sketch();
  for (const zone of ['a', 'b']) drawn.component(`nat-${zone}`, { role: 'router' });
  const needs = ['a', 'b'].map((zone) => ({
    any: [`nat-${zone}`],
    world: 'worst' as const,
    missing: `route of ${zone}`,
  }));
  expect(lines(drawn.group('web', { needs }).service('web', { root: 'web' }).build())).toEqual([
    'error unproven single-router: If nat-a fails, web may stay down until the failed component is replaced (limit 3 min)',
    'error unproven single-router: If nat-b fails, web may stay down until the failed component is replaced (limit 3 min)',
  ]);
});

test('what is broken stays apart, and so do different services', () => {
  const missing = 'subnets of web';
  const drawn = sketch();
  for (const one of ['a', 'b', 'c']) drawn.component(one, { role: 'router' });
  const maybe = (one: string) => ({ any: [one], world: 'worst' as const, missing });
  drawn.group('web', { needs: ['a', maybe('b')] }).group('api', { needs: [maybe('c')] });
  expect(lines(drawn.service('web', { root: 'web' }).service('api', { root: 'api' }).build())).toEqual([
    'error broken single-router: If a fails, web stays down until the failed component is replaced (limit 3 min)',
    'error unproven single-router: If b fails, web may stay down until the failed component is replaced (limit 3 min)',
    'error unproven single-router: If c fails, api may stay down until the failed component is replaced (limit 3 min)',
  ]);
});

test('the outage of findings put together is the widest', () => {
  const missing = 'subnets of web';
  const drawn = sketch()
    .component('a', { role: 'router', recovery: 600 })
    .component('b', { role: 'router', recovery: 900 });
  const needs = ['a', 'b'].map((one) => ({ any: [one], world: 'worst' as const, missing }));
  const found = onlyFinding(drawn.group('web', { needs }).service('web', { root: 'web', rtoWithinSite: 180 }).build());
  expect([found.message, found.services]).toEqual([
    'If b or another fails, web may be down for up to 15 min (limit 3 min)',
    [{ name: 'web', declared: false, outage: [0, 900], limit: 180 }],
  ]);
});
