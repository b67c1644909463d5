import { expect, test } from 'vitest';
import { lines, onlyFinding, sketch } from '../judged.ts';

const strict = { root: 'web', grade: 1, declared: true } as const;

test('one user pool behind a grade 1 service is broken', () => {
  const drawn = sketch()
    .component('pool', { role: 'authentication', fails: false, domains: ['authentication-means:pool'] })
    .group('web', { needs: ['pool'] });
  const found = onlyFinding(drawn.service('web', strict).build());
  expect([found.policy, found.message, found.addresses, found.witness]).toEqual([
    'single-authentication',
    'If authentication-means pool fails, web stays down until the failure is resolved (limit 3 min)',
    ['pool'],
    ['web', 'pool', 'authentication-means pool'],
  ]);
});

test('a declared means that fails by itself is one finding', () => {
  const drawn = sketch()
    .component('gpki', { role: 'authentication', address: null, domains: ['authentication-means:gpki', 'site:dj'] })
    .group('web', { needs: ['gpki'] });
  const found = onlyFinding(drawn.service('web', strict).build(), { policy: 'single-authentication' });
  expect([found.policy, found.message, found.addresses, found.also]).toEqual([
    'single-authentication',
    'If gpki fails, web stays down until the failed component is replaced (limit 3 min)',
    [],
    ['authentication-means gpki', 'site dj'],
  ]);
});

test('two independent means hold', () => {
  const drawn = sketch()
    .component('a', { role: 'authentication', domains: ['authentication-means:a'] })
    .component('b', { role: 'authentication', domains: ['authentication-means:b'] })
    .group('web', { needs: [['a', 'b']] });
  expect(lines(drawn.service('web', strict).build())).toEqual([]);
});

test('services without a declared grade are not asked', () => {
  const drawn = sketch().component('pool', {
    role: 'authentication',
    domains: ['authentication-means:pool', 'zone:1'],
  });
  expect(lines(drawn.service('web', { root: 'pool' }).build())).toEqual([]);
});

test('a second means that may be the same is unproven', () => {
  const drawn = sketch()
    .component('a', { role: 'authentication', fails: false, domains: ['authentication-means:a'] })
    .component('b', {
      role: 'authentication',
      fails: false,
      domains: [{ in: 'authentication-means:a', world: 'worst', missing: 'user pool of b' }],
    })
    .group('web', { needs: [['a', 'b']] });
  const found = onlyFinding(drawn.service('web', strict).build());
  expect([found.policy, found.verdict, found.missing]).toEqual([
    'single-authentication',
    'unproven',
    ['user pool of b'],
  ]);
});

test('a means that AWS runs for the region, drawn as a junction, is named all the same', () => {
  const drawn = sketch()
    .group('pool', { address: 'aws_cognito_user_pool.a', domains: ['authentication-means:a'] })
    .group('web', { needs: ['pool'] });
  expect(onlyFinding(drawn.service('web', strict).build()).addresses).toEqual(['aws_cognito_user_pool.a']);
});
