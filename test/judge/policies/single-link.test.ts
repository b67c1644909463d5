import { expect, test } from 'vitest';
import { lines, onlyFinding, sketch } from '../judged.ts';

test('one circuit is broken', () => {
  const drawn = sketch()
    .component('dx', { role: 'link' })
    .group('premises', { needs: ['dx'] });
  expect(lines(drawn.service('premises', { root: 'premises' }).build())).toEqual([
    'error broken single-link: If dx fails, premises stays down until the failed component is replaced (limit 3 min)',
  ]);
});

test('two circuits of one carrier are broken, by the carrier', () => {
  const drawn = sketch()
    .component('dx-1', { role: 'link', domains: ['carrier:kt'] })
    .component('dx-2', { role: 'link', domains: ['carrier:kt'] })
    .group('premises', { needs: [['dx-1', 'dx-2']] });
  const found = onlyFinding(drawn.service('premises', { root: 'premises' }).build());
  expect([found.policy, found.message, found.addresses]).toEqual([
    'single-link',
    'If carrier kt fails, premises stays down until the failure is resolved (limit 3 min)',
    ['dx-1', 'dx-2'],
  ]);
});

test('two circuits of two carriers hold', () => {
  const drawn = sketch()
    .component('dx-1', { role: 'link', domains: ['carrier:kt', 'dx-location:a'] })
    .component('dx-2', { role: 'link', domains: ['carrier:lg', 'dx-location:b'] })
    .group('premises', { needs: [['dx-1', 'dx-2']] });
  expect(lines(drawn.service('premises', { root: 'premises' }).build())).toEqual([]);
});

test('two circuits whose locations may be one are unproven', () => {
  const drawn = sketch()
    .component('dx-1', { role: 'link', domains: ['dx-location:a'] })
    .component('dx-2', {
      role: 'link',
      domains: [{ in: 'dx-location:a', world: 'worst', missing: 'the location of dx-2' }],
    })
    .group('premises', { needs: [['dx-1', 'dx-2']] });
  const found = onlyFinding(drawn.service('premises', { root: 'premises' }).build());
  expect([found.policy, found.verdict, found.missing]).toEqual(['single-link', 'unproven', ['the location of dx-2']]);
});

test('two circuits at one location, whose devices are known after apply, are unproven by the device', () => {
  const circuit = (name: string) => ({
    role: 'link' as const,
    domains: [{ in: 'dx-device:seoul', world: 'worst' as const, missing: `aws_device of ${name}` }],
  });
  const drawn = sketch()
    .component('dx-1', circuit('dx-1'))
    .component('dx-2', circuit('dx-2'))
    .group('premises', { needs: [['dx-1', 'dx-2']] });
  const found = onlyFinding(drawn.service('premises', { root: 'premises' }).build());
  expect([found.policy, found.verdict, found.message, found.missing]).toEqual([
    'single-link',
    'unproven',
    'If dx-device seoul fails, premises may stay down until the failure is resolved (limit 3 min)',
    ['aws_device of dx-1', 'aws_device of dx-2'],
  ]);
});
