import { expect, test } from 'vitest';
import { judged, lines, onlyFinding, sketch } from '../judged.ts';

/** Two servers in two zones behind one that moves traffic in `seconds`. */
function pair(seconds: number | readonly [number, number], service: { rto?: number } = {}) {
  return sketch()
    .component('a', { domains: ['zone:a'] })
    .component('b', { domains: ['zone:b'] })
    .group('lb', { needs: [{ any: ['a', 'b'], switch: seconds, setting: 'aws_lb_target_group.web' }] })
    .service('web', { root: 'lb', ...service })
    .build();
}

test('what takes over too late is one finding, at the setting, for every failure', () => {
  const found = onlyFinding(pair(600));
  expect([found.policy, found.severity, found.message, found.addresses, found.also, found.failure.components]).toEqual([
    'slow-failover',
    'error',
    'The health check of aws_lb_target_group.web detects a failure only after 10 min, so web is down for 10 min after a failure (limit 3 min)',
    ['aws_lb_target_group.web'],
    ['zone a', 'zone b'],
    ['a', 'b'],
  ]);
  expect(found.fix).toContain('unhealthy_threshold = 3');
});

test('what takes over in time holds, by default and by the declared objective', () => {
  expect(lines(pair(120))).toEqual([]);
  expect(lines(pair(600, { rto: 900 }))).toEqual([]);
});

test('what may take over too late is unproven', () => {
  expect(lines(pair([60, 600]))).toEqual([
    'error unproven slow-failover: The health check of aws_lb_target_group.web may detect a failure only after 10 min, so web may be down for up to 10 min after a failure (limit 3 min)',
  ]);
});

test('with a declared objective a repair that is sooner counts', () => {
  const drawn = sketch()
    .component('a', { recovery: 120 })
    .component('b', { recovery: 120 })
    .group('lb', { needs: [{ any: ['a', 'b'], switch: 600 }] });
  expect(lines(drawn.service('web', { root: 'lb', rto: 180 }).build())).toEqual([]);
});

test('a single server behind a slow health check is a single server', () => {
  const drawn = sketch()
    .component('a')
    .group('lb', { needs: [{ any: ['a'], switch: 600 }] });
  expect(judged(drawn.service('web', { root: 'lb' }).build()).findings.map(({ policy }) => policy)).toEqual([
    'single-component',
  ]);
});

test('without a setting in the inputs it is told at what needs the alternatives', () => {
  const drawn = sketch()
    .component('a', { role: 'datastore' })
    .component('b', { role: 'datastore' })
    .group('db', { needs: [{ any: ['a', { to: 'b', standby: true }], switch: [60, 120] }] });
  const found = onlyFinding(drawn.service('web', { root: 'db', rto: 30 }).build());
  expect([found.policy, found.addresses, found.message]).toEqual([
    'slow-failover',
    ['db'],
    'The failover of db is too slow, so web is down for 1–2 min after a failure (limit 30 s)',
  ]);
});

test('two settings are two findings', () => {
  const drawn = sketch();
  for (const one of ['x', 'y']) {
    drawn
      .component(`${one}1`)
      .component(`${one}2`)
      .group(one, { needs: [{ any: [`${one}1`, `${one}2`], switch: 600, setting: `aws_lb_target_group.${one}` }] });
  }
  const { findings } = judged(
    drawn
      .group('web', { needs: ['x', 'y'] })
      .service('web', { root: 'web' })
      .build(),
  );
  expect(findings.map(({ policy, addresses }) => [policy, addresses])).toEqual([
    ['slow-failover', ['aws_lb_target_group.x']],
    ['slow-failover', ['aws_lb_target_group.y']],
  ]);
});
