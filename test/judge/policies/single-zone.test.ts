import { expect, test } from 'vitest';
import { judged, lines, onlyFinding, sketch } from '../judged.ts';

test('two servers in one zone are broken; bystanders in the zone are not listed', () => {
  const drawn = sketch()
    .component('a', { domains: ['zone:1'] })
    .component('b', { domains: ['zone:1'] })
    .component('bystander', { domains: ['zone:1'] })
    .group('web', { needs: [['a', 'b']] });
  const found = onlyFinding(drawn.service('web', { root: 'web' }).build());
  expect([found.policy, found.message, found.addresses]).toEqual([
    'single-zone',
    'If zone 1 is lost, web stays down until the zone recovers (limit 3 min)',
    ['a', 'b'],
  ]);
});

test('two servers in two zones hold', () => {
  const drawn = sketch()
    .component('a', { domains: ['zone:1'] })
    .component('b', { domains: ['zone:2'] })
    .group('web', { needs: [['a', 'b']] });
  expect(lines(drawn.service('web', { root: 'web' }).build())).toEqual([]);
});

test('servers whose zones are unknown are unproven', () => {
  const worst = { in: 'zone:1', world: 'worst', missing: 'the zone of the subnets' } as const;
  const drawn = sketch()
    .component('a', { domains: [{ in: 'zone:1', world: 'best' }, worst] })
    .component('b', { domains: [{ in: 'zone:2', world: 'best' }, worst] })
    .group('web', { needs: [['a', 'b']] });
  const found = onlyFinding(drawn.service('web', { root: 'web' }).build());
  expect([found.policy, found.verdict, found.missing, found.addresses]).toEqual([
    'single-zone',
    'unproven',
    ['the zone of the subnets'],
    ['a', 'b'],
  ]);
});

test('a member that leaves the dead zone within the objective holds', () => {
  const drawn = sketch().component('asg', { domains: ['zone:1'], relocates: ['zone'], recovery: [60, 120] });
  expect(lines(drawn.service('web', { root: 'asg', rtoWithinSite: 180 }).build())).toEqual([]);
});

test('without an objective, members that leave the dead zone take over nothing', () => {
  const member = { domains: ['zone:1'], relocates: ['zone'], recovery: [60, 120] } as const;
  const drawn = sketch()
    .component('a', member)
    .component('b', member)
    .group('web', { needs: [['a', 'b']] });
  expect(lines(drawn.service('web', { root: 'web' }).build())).toEqual([
    'error broken single-zone: If zone 1 is lost, web stays down until what was lost is replaced elsewhere (expected: 1–2 min), because nothing takes over',
  ]);
});

test('a zone is reported for the services no component in it stops already, also on the finding of those it does', () => {
  const drawn = sketch()
    .component('a', { domains: ['zone:1'] })
    .component('b', { domains: ['zone:1'] })
    .group('pool', { needs: [['a', 'b']] })
    .service('pool', { root: 'pool' })
    .service('lone', { root: 'a' });
  const findings = lines(drawn.build());
  expect(findings).toEqual([
    'error broken single-component: If a fails, lone stays down until the failed component is replaced (limit 3 min)',
    'error broken single-zone: If zone 1 is lost, pool stays down until the zone recovers (limit 3 min)',
  ]);
});

test('an unknown zone that may hold what surely stops the service with a known zone is no second finding', () => {
  const maybe = { in: 'zone:any', world: 'worst', missing: 'the zone of the subnets' } as const;
  const drawn = (first: string) =>
    sketch()
      .domain(first)
      .component('a', { domains: ['zone:1', maybe] })
      .component('b', { domains: ['zone:1', maybe] })
      // Lies in the known zone only, so that neither zone holds all of the other.
      .component('node', { domains: ['zone:1'] })
      .component('other', { domains: ['zone:2'] })
      .group('web', {
        needs: [
          ['a', 'b'],
          ['node', 'other'],
        ],
      })
      .service('web', { root: 'web' })
      .build();
  for (const first of ['zone:1', 'zone:any']) {
    const found = onlyFinding(drawn(first));
    expect([found.verdict, found.message, found.also]).toEqual([
      'broken',
      'If zone 1 is lost, web stays down until the zone recovers (limit 3 min)',
      [],
    ]);
  }
});

test('an unknown zone that may stop the service by something else is a finding of its own', () => {
  const maybe = { in: 'zone:any', world: 'worst', missing: 'the zone of the subnets' } as const;
  const drawn = sketch()
    .component('a', { domains: ['zone:1'] })
    .component('b', { domains: ['zone:1'] })
    .component('c', { domains: ['zone:2', maybe] })
    .component('d', { domains: ['zone:3', maybe] })
    .group('web', {
      needs: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    });
  expect(lines(drawn.service('web', { root: 'web' }).build())).toEqual([
    'error broken single-zone: If zone 1 is lost, web stays down until the zone recovers (limit 3 min)',
    'error unproven single-zone: If zone any is lost, web may stay down until the zone recovers (limit 3 min)',
  ]);
});

test('services that rest on a part together are one finding about their zone, those that share none are one each', () => {
  const drawn = sketch();
  for (const one of ['a', 'b', 'c', 'd', 'e']) drawn.component(one, { domains: ['zone:1'] });
  drawn
    .group('web', { needs: [['a', 'b']] })
    .group('api', { needs: [['b', 'c']] })
    .group('batch', { needs: [['d', 'e']] });
  for (const root of ['web', 'api', 'batch']) drawn.service(root, { root });
  const { findings } = judged(drawn.build());
  expect(findings.map(({ services, addresses }) => [services.map(({ name }) => name), addresses])).toEqual([
    [
      ['api', 'web'],
      ['a', 'b', 'c'],
    ],
    [['batch'], ['d', 'e']],
  ]);
});

/** Two members of a pool in each of two pools, one behind the other: the zones of the members, and the types of the pools. */
function behindEachOther(zones: { front: readonly string[]; back: readonly string[] }, types: readonly string[]) {
  const drawn = sketch();
  for (const [index, pool] of (['front', 'back'] as const).entries()) {
    for (const [number, zone] of zones[pool].entries()) {
      const needs = pool === 'front' ? ['back'] : [];
      drawn.component(`${pool}-${number}`, {
        address: `${pool} pool`,
        type: types[index] ?? '',
        domains: [`zone:${zone}`],
        needs,
      });
    }
    drawn.group(pool, { needs: [zones[pool].map((_, number) => `${pool}-${number}`)] });
  }
  return judged(drawn.service('web', { root: 'front' }).build()).findings.map(({ policy, addresses }) => [
    policy,
    addresses,
  ]);
}

test('a pool behind another one in the same zone is to move as well', () => {
  const alike = ['aws_autoscaling_group', 'aws_autoscaling_group'];
  expect(behindEachOther({ front: ['1', '1'], back: ['1', '1'] }, alike)).toEqual([
    ['single-zone', ['back pool', 'front pool']],
  ]);
  expect(behindEachOther({ front: ['1', '1'], back: ['1', '2'] }, alike)).toEqual([['single-zone', ['front pool']]]);
  expect(behindEachOther({ front: ['1', '2'], back: ['1', '1'] }, alike)).toEqual([['single-zone', ['back pool']]]);
});

test('pools of different types in one zone are moved in different ways: a finding each', () => {
  const types = ['aws_autoscaling_group', 'aws_ecs_service'];
  expect(behindEachOther({ front: ['1', '1'], back: ['1', '1'] }, types)).toEqual([
    ['single-zone', ['back pool']],
    ['single-zone', ['front pool']],
  ]);
});

test('a single part behind a pool in the same zone stays a finding of its own', () => {
  const drawn = sketch()
    .component('a', { address: 'pool', domains: ['zone:1'], needs: ['db'] })
    .component('b', { address: 'pool', domains: ['zone:1'], needs: ['db'] })
    .component('db', { role: 'datastore', domains: ['zone:1'] })
    .group('web', { needs: [['a', 'b']] });
  const { findings } = judged(drawn.service('web', { root: 'web' }).build());
  expect(findings.map(({ policy, addresses }) => [policy, addresses])).toEqual([
    ['single-datastore', ['db']],
    ['single-zone', ['pool']],
  ]);
});

test('why a lost zone stops a balancer leads to the members that all stand there', () => {
  const drawn = sketch()
    .group('web', { needs: [['node-1', 'node-2']] })
    .component('node-1', { domains: ['zone:1'], needs: [['a', 'b']] })
    .component('node-2', { domains: ['zone:2'], needs: [['a', 'b']] })
    .component('a', { domains: ['zone:1'] })
    .component('b', { domains: ['zone:1'] });
  expect(onlyFinding(drawn.service('web', { root: 'web' }).build()).witness).toEqual(['web', 'node-2', 'a']);
});
