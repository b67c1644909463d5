import { expect, test } from 'vitest';
import type { Component, ServiceFacts } from '../../../src/network/network.ts';
import type { NetworkSketch } from '../../networks.ts';
import { componentFacts, peakFacts, serviceFacts } from '../facts.ts';
import { lines, onlyFinding, sketch } from '../judged.ts';

function carrying(capacity: number, concurrency?: number): Component['facts'] {
  return componentFacts({ capacity, concurrency });
}

function peakOf(rate: number, concurrency?: number): ServiceFacts {
  return serviceFacts({ peak: peakFacts({ rate, concurrency }) });
}

/** Three balancers, each of 100 a second. */
function balancers(peak: number): NetworkSketch {
  const drawn = sketch().group('neis', { needs: [['lb-1', 'lb-2', 'lb-3']] });
  for (const id of ['lb-1', 'lb-2', 'lb-3']) drawn.component(id, { role: 'l4-switch', facts: carrying(100) });
  return drawn.service('neis', { root: 'neis', declared: true, facts: peakOf(peak) });
}

test('two of three that are left carry less than the peak', () => {
  const finding = onlyFinding(balancers(240).build());
  expect(finding.message).toBe(
    'If lb-1, lb-2 or lb-3 fails, what is left of lb-1, lb-2 and lb-3 carries only 200/s, and the peak of neis is 240/s',
  );
  expect(finding.failure.components).toEqual(['lb-1', 'lb-2', 'lb-3']);
});

test('holds where what is left carries all of it, and where nothing is declared', () => {
  expect(lines(balancers(200).build())).toEqual([]);
  const without = sketch()
    .group('neis', { needs: [['lb-1', 'lb-2']] })
    .component('lb-1')
    .component('lb-2')
    .service('neis', { root: 'neis', declared: true, facts: peakOf(1000) });
  expect(lines(without.build())).toEqual([]);
});

test('what is too small without any failure is said once', () => {
  expect(lines(balancers(301).build())).toEqual([
    'error broken survivors-too-small: Even without a failure, lb-1, lb-2 and lb-3 carry only 300/s, and the peak of neis is 301/s',
  ]);
});

test('a standby counts once it has taken over, by what it carries', () => {
  const drawn = (standby: number) =>
    sketch()
      .group('web', { needs: [['line', { to: 'backup', standby: true }]] })
      .component('line', { role: 'link', facts: carrying(100) })
      .component('backup', { role: 'link', facts: carrying(standby) })
      .service('web', { root: 'web', declared: true, facts: peakOf(90) });
  expect(lines(drawn(90).build())).toEqual([]);
  expect(lines(drawn(89).build())).toEqual([
    'error broken survivors-too-small: If line fails, what is left of line and backup carries only 89/s, and the peak of web is 90/s',
  ]);
});

test('one that carries anything may leave all of it to one that does not', () => {
  const drawn = sketch()
    .group('web', { needs: [['line', 'vpn']] })
    .component('line', { role: 'link' })
    .component('vpn', { role: 'link', facts: carrying(50) })
    .service('web', { root: 'web', declared: true, facts: peakOf(60) });
  expect(lines(drawn.build())).toEqual([
    'error broken survivors-too-small: If line fails, what is left of vpn carries only 50/s, and the peak of web is 60/s',
  ]);
});

/** A pool of so many machines of 100 a second in two zones, behind a balancer with a node in each. */
function pool(machines: readonly [best: number, worst: number], peak: number, grade: 1 | 3 = 3): NetworkSketch {
  const missing = machines[0] === machines[1] ? undefined : [{ is: 'argument', of: 'pool', path: 'desired' } as const];
  const crowd = { machines: { best: machines[0], worst: machines[1] }, zones: 2, missing };
  const facts = carrying(100);
  return sketch()
    .group('web', { needs: [['node-a', 'node-b']] })
    .component('node-a', { role: 'l7-proxy', domains: ['zone:a'], needs: [['m-1', 'm-2']] })
    .component('node-b', { role: 'l7-proxy', domains: ['zone:b'], needs: [['m-1', 'm-2']] })
    .component('m-1', { domains: ['zone:a', 'site:x'], address: 'pool', facts, crowd })
    .component('m-2', { domains: ['zone:b', 'site:x'], address: 'pool', facts, crowd })
    .service('web', { root: 'web', declared: true, grade, facts: peakOf(peak) });
}

test('a pool loses one machine, and the machines of a zone', () => {
  // Six machines: five after one fails, three after a zone is lost.
  expect(lines(pool([6, 6], 300).build())).toEqual([]);
  expect(lines(pool([6, 6], 301).build())).toEqual([
    'error broken survivors-too-small: If zone a or zone b is lost, what is left of pool carries only 300/s, and the peak of web is 301/s',
  ]);
  expect(lines(pool([6, 6], 501).build())).toEqual([
    'error broken survivors-too-small: If pool fails, what is left of pool carries only 500/s, and the peak of web is 501/s',
  ]);
});

test('of a number that is not known nothing is certain', () => {
  const finding = onlyFinding(pool([Infinity, 4], 300).build());
  expect([finding.verdict, finding.missing]).toEqual(['unproven', ['desired of pool']]);
  expect(finding.message).toBe(
    'If zone a or zone b is lost, what is left of pool may carry only 200/s, and the peak of web is 300/s',
  );
  expect(lines(pool([Infinity, 6], 300).build())).toEqual([]);
});

test('sessions are compared with sessions only', () => {
  const drawn = (sessions: number) =>
    sketch()
      .group('bids', { needs: [['a', 'b']] })
      .component('a', { facts: carrying(1000, 2500) })
      .component('b', { facts: carrying(1000, 2500) })
      .service('bids', { root: 'bids', declared: true, facts: peakOf(900, sessions) });
  expect(lines(drawn(2500).build())).toEqual([]);
  expect(lines(drawn(12_500).build())).toEqual([
    'error broken survivors-too-small: Even without a failure, a and b carry only 5,000 sessions, and the peak of bids is 12,500 sessions',
  ]);
});

test('a login carries logins, and what another service carries is its own matter', () => {
  const drawn = sketch()
    .group('web', { needs: [['login-1', 'login-2'], 'other'] })
    .group('other', { needs: [['x', 'y']] })
    .component('login-1', { role: 'authentication', facts: carrying(10) })
    .component('login-2', { role: 'authentication', facts: carrying(10) })
    .component('x', { facts: carrying(20) })
    .component('y', { facts: carrying(20) })
    .service('web', { root: 'web', declared: true, facts: peakOf(100) })
    .service('other', { root: 'other', declared: true, facts: peakOf(20) });
  expect(lines(drawn.build())).toEqual([]);
});

test('the other site has to carry all of a grade 1 service', () => {
  const drawn = () =>
    sketch()
      .group('web', { needs: [['at-x', 'at-y']] })
      .group('at-x', { needs: [['x1', 'x2', 'x3']], domains: ['site:x'] })
      .group('at-y', { needs: [['y1', 'y2', 'y3']], domains: ['site:y'] });
  for (const grade of [1, 3] as const) {
    const one = drawn();
    for (const id of ['x1', 'x2', 'x3', 'y1', 'y2', 'y3']) {
      one.component(id, { domains: [`site:${id.charAt(0)}`, `zone:${id}`], facts: carrying(100) });
    }
    one.service('web', { root: 'web', declared: true, grade, facts: peakOf(400) });
    expect(lines(one.build())).toEqual(
      grade === 3
        ? []
        : [
            'error broken survivors-too-small: If site x or site y is lost, what is left of x1, x2, x3, y1, y2 and y3 carries only 300/s, and the peak of web is 400/s',
          ],
    );
  }
});
