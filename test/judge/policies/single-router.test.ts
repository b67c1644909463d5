import { expect, test } from 'vitest';
import { lines, onlyFinding, sketch } from '../judged.ts';

test('a service behind one router is broken', () => {
  const drawn = sketch()
    .component('router', { role: 'router' })
    .group('web', { needs: ['router'] });
  expect(lines(drawn.service('web', { root: 'web' }).build())).toEqual([
    'error broken single-router: If router fails, web stays down until the failed component is replaced (limit 3 min)',
  ]);
});

test('two routers, one of them serving at a time, hold', () => {
  const drawn = sketch()
    .component('a', { role: 'router' })
    .component('b', { role: 'router' })
    .group('web', { needs: [{ any: ['a', { to: 'b', standby: true }], switch: 90 }] });
  expect(lines(drawn.service('web', { root: 'web' }).build())).toEqual([]);
});

test('a second router that may not be one is unproven, with the fact that would settle it', () => {
  const drawn = sketch()
    .component('a', { role: 'router' })
    .component('b', { role: 'router' })
    .group('web', { needs: [['a', { to: 'b', world: 'best', missing: 'ip_address of b' }]] });
  const found = onlyFinding(drawn.service('web', { root: 'web' }).build());
  expect([found.policy, found.verdict, found.message, found.missing]).toEqual([
    'single-router',
    'unproven',
    'If a fails, web may stay down until the failed component is replaced (limit 3 min)',
    ['ip_address of b'],
  ]);
});

test('a gateway and its only connection are one finding, named after the gateway', () => {
  const drawn = sketch()
    .component('vpn', { role: 'link', tie: 'a', address: 'aws_vpn_connection.a' })
    .component('gateway', { role: 'router', tie: 'a', needs: ['vpn'], address: 'aws_customer_gateway.a' })
    .group('premises', { needs: ['gateway'] });
  const found = onlyFinding(drawn.service('premises', { root: 'premises' }).build());
  expect([found.policy, found.addresses, found.message]).toEqual([
    'single-router',
    ['aws_customer_gateway.a', 'aws_vpn_connection.a'],
    'If aws_customer_gateway.a or aws_vpn_connection.a fails, premises stays down until the failed component is replaced (limit 3 min)',
  ]);
});

test('zone parts of one attachment that each break are one finding', () => {
  const drawn = sketch()
    .component('tgw@a', { role: 'router', address: 'aws_ec2_transit_gateway_vpc_attachment.x', domains: ['zone:a'] })
    .component('tgw@b', { role: 'router', address: 'aws_ec2_transit_gateway_vpc_attachment.x', domains: ['zone:b'] })
    .group('web', { needs: ['tgw@a', 'tgw@b'] });
  const found = onlyFinding(drawn.service('web', { root: 'web' }).build());
  expect([found.addresses, found.also, found.failure.components]).toEqual([
    ['aws_ec2_transit_gateway_vpc_attachment.x'],
    ['zone a', 'zone b'],
    ['tgw@a', 'tgw@b'],
  ]);
});

test('within each site of a dual-site service, though the other site would take over', () => {
  const drawn = sketch()
    .component('r1', { role: 'router', domains: ['site:dj'] })
    .component('r2', { role: 'router', domains: ['site:gj'] })
    .component('r3', { role: 'router', domains: ['site:gj'] })
    .group('dj', { needs: ['r1'] })
    .group('gj', { needs: [['r2', 'r3']] })
    .group('saeol', { needs: [['dj', 'gj']] })
    .service('saeol', { root: 'saeol', dualSite: true, declared: true, grade: 1, withinSite: { dj: 'dj', gj: 'gj' } });
  expect(lines(drawn.build())).toEqual([
    'error broken single-router: If r1 fails, saeol at dj stays down until the failed component is replaced (limit 3 min)',
  ]);
});
