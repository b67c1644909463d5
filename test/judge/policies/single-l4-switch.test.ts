import { expect, test } from 'vitest';
import { lines, onlyFinding, sketch } from '../judged.ts';

test('a load balancer in one zone is broken, its zone is also', () => {
  const drawn = sketch().component('nlb@a', { role: 'l4-switch', address: 'aws_lb.web', domains: ['zone:a'] });
  const found = onlyFinding(
    drawn
      .group('web', { needs: ['nlb@a'] })
      .service('web', { root: 'web' })
      .build(),
  );
  expect([found.policy, found.addresses, found.also]).toEqual(['single-l4-switch', ['aws_lb.web'], ['zone a']]);
});

test('a load balancer in two zones holds', () => {
  const drawn = sketch()
    .component('nlb@a', { role: 'l4-switch', domains: ['zone:a'] })
    .component('nlb@b', { role: 'l4-switch', domains: ['zone:b'] })
    .group('web', { needs: [{ any: ['nlb@a', 'nlb@b'], switch: [30, 90] }] });
  expect(lines(drawn.service('web', { root: 'web' }).build())).toEqual([]);
});

test('a switch that may be quick or slow is unproven', () => {
  const drawn = sketch()
    .component('nlb@a', { role: 'l4-switch', address: 'aws_lb.web' })
    .component('nlb@b', { role: 'l4-switch', address: 'aws_lb.web' })
    .group('web', { needs: [{ any: ['nlb@a', 'nlb@b'], switch: [30, 200] }] });
  expect(lines(drawn.service('web', { root: 'web' }).build())).toEqual([
    'error unproven slow-failover: The failover of web may be too slow, so it may be down for up to 3.3 min after a failure (limit 3 min)',
  ]);
});
