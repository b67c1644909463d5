import { expect, test } from 'vitest';
import type { Detection } from '../../../src/network/network.ts';
import type { ServiceSketch } from '../../networks.ts';
import { judged, lines, onlyFinding, sketch } from '../judged.ts';

const strict = { grade: 1, declared: true } as const;

/** A service behind two routers of which one waits. */
function pair(
  detect: Detection,
  { service = strict, need = {} }: { service?: Partial<ServiceSketch>; need?: { switch?: number; at?: string } } = {},
) {
  return sketch()
    .component('router-a', { role: 'router' })
    .component('router-b', { role: 'router' })
    .group('site', { needs: [{ any: ['router-a', { to: 'router-b', standby: true }], detect, ...need }] })
    .service('login', { root: 'site', ...service })
    .build();
}

test('a pair that only looks at links is told at the need that does not notice, at its line', () => {
  const found = onlyFinding(pair('link-state', { need: { at: 'nospof.yaml:12' } }));
  expect([found.policy, found.severity, found.verdict, found.failure.mode]).toEqual([
    'gray-failure-unseen',
    'error',
    'broken',
    'degraded',
  ]);
  expect(found.message).toBe(
    'If router-a is degraded, login stays down until the component recovers (limit 3 min): site only detects links that are down, so nothing takes over',
  );
  expect(found.source).toEqual({ file: 'nospof.yaml', line: 12 });
  expect(found.addresses).toEqual(['site']);
  expect(found.witness).toEqual(['site', 'router-a']);
});

test.each([
  ['tcp', 'site only detects that no connection is accepted'],
  ['manual', 'site waits for a person to notice'],
] as const)('so is one that looks by %s', (detect, says) => {
  expect(onlyFinding(pair(detect)).message).toContain(`: ${says}, so nothing takes over`);
});

test('a pair that is tested end to end holds', () => {
  expect(lines(pair('end-to-end'))).toEqual([]);
});

test('without a grade of 1 or 2 and without an objective nothing is said', () => {
  expect(lines(pair('link-state', { service: {} }))).toEqual([]);
  expect(lines(pair('link-state', { service: { declared: true, grade: 3 } }))).toEqual([]);
  expect(lines(pair('link-state', { service: { declared: true, grade: 3, rto: 600 } }))).toHaveLength(1);
});

test('two that serve both are one finding, as one need does not notice either', () => {
  const drawn = sketch()
    .component('a', { role: 'link' })
    .component('b', { role: 'link' })
    .group('lines', { needs: [{ any: ['a', 'b'], detect: 'link-state' }] })
    .service('login', { root: 'lines', ...strict });
  expect(onlyFinding(drawn.build()).failure.components).toEqual(['a', 'b']);
});

test('what stops the service when it is down is not told a second time', () => {
  const drawn = sketch()
    .component('a', { role: 'router' })
    .group('site', { needs: ['a'] });
  expect(judged(drawn.service('login', { root: 'site', ...strict }).build()).findings.map((one) => one.policy)).toEqual(
    ['single-router'],
  );
  // Taken over, but later than it may take.
  expect(judged(pair('manual', { need: { switch: 600 } })).findings.map((one) => one.policy)).toEqual([
    'slow-failover',
  ]);
});

test('other parts than routers, links and L4 switches are not asked about', () => {
  const drawn = sketch()
    .component('a')
    .component('b')
    .group('pool', { needs: [{ any: ['a', 'b'], detect: 'tcp' }] });
  expect(lines(drawn.service('login', { root: 'pool', ...strict }).build())).toEqual([]);
});

test('a part that only comes back when it is down is told itself', () => {
  const drawn = (degraded: number) =>
    sketch()
      .component('a', { role: 'l4-switch', recovery: { down: 60, degraded } })
      .group('site', { needs: ['a'] })
      .service('login', { root: 'site', ...strict, rto: 300 })
      .build();
  expect(lines(drawn(360))).toEqual([
    'error broken gray-failure-unseen: If a is degraded, login is down for 6 min (limit 5 min)',
  ]);
  expect(lines(drawn(300))).toEqual([]);
});

test('where it is open whether the other one stands, it is open whether degraded is worse than down', () => {
  const drawn = sketch()
    .component('a', { role: 'router' })
    .component('b', { role: 'router' })
    .group('site', {
      needs: [{ any: ['a', { to: 'b', standby: true }], detect: 'link-state', world: 'worst', missing: 'route of a' }],
    })
    .service('login', { root: 'site', ...strict });
  const found = onlyFinding(drawn.build());
  expect([found.policy, found.verdict, found.missing]).toEqual(['gray-failure-unseen', 'unproven', ['route of a']]);
  expect(found.message).toBe(
    'If a is degraded, login may stay down until the component recovers (limit 3 min): site only detects links that are down, so nothing takes over',
  );
});

test('in the test tier it is only informative', () => {
  expect(onlyFinding(pair('link-state', { service: { ...strict, tier: 'test' } })).severity).toBe('info');
});
