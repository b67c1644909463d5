import { expect, test } from 'vitest';
import { lines, onlyFinding, sketch } from '../judged.ts';

test('one server is broken', () => {
  const drawn = sketch()
    .component('app')
    .group('web', { needs: ['app'] });
  expect(lines(drawn.service('web', { root: 'web' }).build())).toEqual([
    'error broken single-component: If app fails, web stays down until the failed component is replaced (limit 3 min)',
  ]);
});

test('a server that is back within the declared objective holds', () => {
  const drawn = sketch()
    .component('app', { recovery: [120, 600] })
    .group('web', { needs: ['app'] });
  expect(lines(drawn.service('web', { root: 'web', rto: 600 }).build())).toEqual([]);
});

test('without a declared objective a server that is back soon is single: nothing takes over', () => {
  const drawn = sketch()
    .component('app', { recovery: [30, 60] })
    .group('web', { needs: ['app'] });
  const found = onlyFinding(drawn.service('web', { root: 'web' }).build());
  expect([found.verdict, found.services, found.message]).toEqual([
    'broken',
    [{ name: 'web', declared: false, outage: [null, null], repaired: [30, 60], limit: 180 }],
    'If app fails, web stays down until the failed component is replaced (expected: 30–60 s), because nothing takes over',
  ]);
});

test('a server that may be back within the objective is unproven', () => {
  const drawn = sketch()
    .component('app', { recovery: [120, 600] })
    .group('web', { needs: ['app'] });
  const found = onlyFinding(drawn.service('web', { root: 'web', rtoWithinSite: 180 }).build());
  expect([found.verdict, found.services, found.missing]).toEqual([
    'unproven',
    [{ name: 'web', declared: false, outage: [120, 600], limit: 180 }],
    ['how long app is down (assumed: 2–10 min)'],
  ]);
});

test('members of one pool are one finding, about a member', () => {
  const member = { address: 'aws_autoscaling_group.g', title: 'a member of aws_autoscaling_group.g', recovery: 600 };
  const drawn = sketch()
    .component('g1', { ...member, domains: ['zone:a'] })
    .component('g2', { ...member, domains: ['zone:b'] })
    .group('web', { needs: [{ any: ['g1', 'g2'], k: 2 }] });
  const found = onlyFinding(drawn.service('web', { root: 'web' }).build());
  expect([found.message, found.addresses]).toEqual([
    'If a member of aws_autoscaling_group.g fails, web stays down until the failed component is replaced (expected: 10 min), because nothing takes over',
    ['aws_autoscaling_group.g'],
  ]);
});

test('peers that may be a pool, or each its own service, are one unproven finding', () => {
  const drawn = sketch();
  const ids = ['n0', 'n1', 'n2', 'n3'];
  for (const [index, id] of ids.entries()) {
    const zone = index < 2 ? 'zone:a' : 'zone:b';
    drawn.component(id, { peers: 'nodes', address: `aws_instance.${id}`, domains: [zone] });
  }
  // Best: one of the four serves. Worst: each is needed.
  drawn.group('nodes', {
    needs: [
      { any: ids, k: 1 },
      ...ids.map((id) => ({ any: [id], world: 'worst' as const, missing: 'pool of the nodes' })),
    ],
  });
  const found = onlyFinding(drawn.service('nodes', { root: 'nodes', lone: true }).build());
  expect([found.verdict, found.severity, found.addresses.length, found.missing, found.message, found.also]).toEqual([
    'unproven',
    'warning',
    4,
    ['pool of the nodes'],
    'If one of aws_instance.n0, aws_instance.n1 and 2 others fails, nodes may stay down until the failed component is replaced (limit 3 min)',
    ['zone a', 'zone b'],
  ]);
});

test('severity follows the service: lone is a warning, bastions and test tiers are info', () => {
  for (const [sketched, severity] of [
    [{ lone: true }, 'warning'],
    [{ operatorAccess: true }, 'info'],
    [{ tier: 'test' }, 'info'],
  ] as const) {
    const drawn = sketch()
      .component('app')
      .service('s', { root: 'app', ...sketched });
    expect(onlyFinding(drawn.build()).severity).toBe(severity);
  }
});

test('of several services the most severe counts', () => {
  const drawn = sketch()
    .component('app')
    .service('staging', { root: 'app', tier: 'test' })
    .service('web', { root: 'app' });
  expect(lines(drawn.build())).toEqual([
    'error broken single-component: If app fails, staging and web stay down until the failed component is replaced (limit 3 min)',
  ]);
});

test('what may break production does not become broken by what surely breaks a test tier', () => {
  const drawn = sketch()
    .component('app')
    .group('web', { needs: [{ any: ['app'], world: 'worst', missing: 'app of web' }] })
    .service('staging', { root: 'app', tier: 'test' })
    .service('web', { root: 'web' });
  expect(lines(drawn.build())).toEqual([
    'error unproven single-component: If app fails, web may stay down until the failed component is replaced (limit 3 min)',
    'info broken single-component: If app fails, staging stays down until the failed component is replaced (limit 3 min)',
  ]);
});

test('an instance that is a service of its own is not named twice in its sentence', () => {
  const sure = sketch().component('aws_instance.a').service('aws_instance.a', { root: 'aws_instance.a', lone: true });
  expect(lines(sure.build())).toEqual([
    'warning broken single-component: If aws_instance.a fails, it stays down until it is replaced (limit 3 min)',
  ]);
  const maybe = sketch().component('aws_instance.a', { recovery: [60, 240] });
  const service = { root: 'aws_instance.a', lone: true, rtoWithinSite: 180 };
  expect(lines(maybe.service('aws_instance.a', service).build())).toEqual([
    'warning unproven single-component: If aws_instance.a fails, it may be down for up to 4 min (limit 3 min)',
  ]);
});
