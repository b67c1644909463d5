import { expect, test } from 'vitest';
import { lines, onlyFinding, sketch } from '../judged.ts';

function pair(domainOfB: string) {
  return sketch()
    .component('a', { role: 'router', domains: ['firmware:17.9'] })
    .component('b', { role: 'router', domains: [domainOfB] })
    .group('web', { needs: [['a', 'b']] })
    .service('web', { root: 'web' });
}

test('a pair with one declared firmware is broken', () => {
  const found = onlyFinding(pair('firmware:17.9').domain('firmware:17.9', { stated: true }).build());
  expect([found.policy, found.message, found.addresses]).toEqual([
    'shared-fate',
    'If firmware 17.9 fails, web stays down until the failure is resolved (limit 3 min)',
    ['a', 'b'],
  ]);
});

test('a pair with two firmwares holds', () => {
  const drawn = pair('firmware:17.8')
    .domain('firmware:17.8', { stated: true })
    .domain('firmware:17.9', { stated: true });
  expect(lines(drawn.build())).toEqual([]);
});

test('what is not declared is silent', () => {
  expect(lines(pair('firmware:17.9').build())).toEqual([]);
});

test('one account for both sites of a dual-site service counts without being declared', () => {
  const drawn = sketch()
    .component('a', { domains: ['account:1'] })
    .component('b', { domains: ['account:1'] })
    .group('dj', { needs: ['a'] })
    .group('gj', { needs: ['b'] })
    .group('web', { needs: [['dj', 'gj']] });
  const found = onlyFinding(drawn.service('web', { root: 'web', dualSite: true, declared: true }).build());
  expect([found.policy, found.failure.label]).toEqual(['shared-fate', 'account 1']);
});

test('a rack that may hold both is unproven', () => {
  const drawn = sketch()
    .component('a', { domains: ['rack:7'] })
    .component('b', { domains: [{ in: 'rack:7', world: 'worst', missing: 'rack of b' }] })
    .group('web', { needs: [['a', 'b']] });
  const found = onlyFinding(drawn.service('web', { root: 'web' }).build());
  expect([found.policy, found.verdict, found.missing]).toEqual(['shared-fate', 'unproven', ['rack of b']]);
});
