import { expect, test } from 'vitest';
import type { ServiceFacts } from '../../../src/network/network.ts';
import { lines, onlyFinding, sketch } from '../judged.ts';
import { drillOf, serviceFacts } from '../facts.ts';

type Recovery = NonNullable<ServiceFacts['recovery']>;
const none: Recovery = {
  detect: undefined,
  decide: undefined,
  provision: undefined,
  volume: undefined,
  throughput: undefined,
};

function recovery(steps: Partial<Recovery> | undefined, { rto, took }: { rto?: number; took?: number } = {}) {
  const facts = serviceFacts({ at: 'nospof.yaml:7', recovery: steps && { ...none, ...steps } });
  const drawn = sketch()
    .group('web', { needs: [['a', 'b']] })
    .component('a')
    .component('b')
    .service('web', { root: 'web', declared: true, rto, facts });
  const drill = drillOf('recovery-drill', 'web', { on: '2026-09-12', tier: 'production', took });
  return (took === undefined ? drawn : drawn.stated({ evidence: [drill] })).build();
}

test('steps that take longer than the objective together are broken, at the line of the service', () => {
  const steps = { detect: 600, decide: 3600, provision: 5 * 86_400, volume: 10e12, throughput: 1e12 / 3600 };
  const found = onlyFinding(recovery(steps, { rto: 3 * 3600 }));
  expect([found.policy, found.severity, found.verdict, found.message, found.source]).toEqual([
    'rto-unreachable',
    'error',
    'broken',
    'web may be down for 3 h if a site is lost, but its recovery takes 5.5 d (detect 10 min, decide 1 h, provision 5 d and restore 10 h)',
    { file: 'nospof.yaml', line: 7 },
  ]);
});

test('as long as the objective holds, a second more does not', () => {
  const steps = { detect: 60, decide: 600, provision: 1140 };
  expect(lines(recovery(steps, { rto: 1800 }))).toEqual([]);
  expect(lines(recovery({ ...steps, decide: 601 }, { rto: 1800 }))).toHaveLength(1);
});

test('a volume without a throughput leaves the restore open, but not what is too long without it', () => {
  const found = onlyFinding(recovery({ detect: 60, volume: 1e12 }, { rto: 1800 }));
  expect([found.verdict, found.missing]).toEqual(['unproven', ['recovery.throughput of web in nospof.yaml']]);
  expect(onlyFinding(recovery({ throughput: 1e6 }, { rto: 1800 })).missing).toEqual([
    'recovery.volume of web in nospof.yaml',
  ]);
  expect(onlyFinding(recovery({ provision: 3600, volume: 1e12 }, { rto: 1800 })).verdict).toBe('broken');
});

test('it is silent without an objective, and without a word of recovery', () => {
  expect(lines(recovery({ provision: 1e6 }))).toEqual([]);
  expect(lines(recovery(undefined, { rto: 60 }))).toEqual([]);
});

test('a drill that took longer is told, unless the steps are too long already', () => {
  expect(lines(recovery({ detect: 60 }, { rto: 1200, took: 1440 }))).toEqual([
    'error broken rto-unreachable: web may be down for 20 min if a site is lost, but the recovery drill of 2026-09-12 took 24 min',
  ]);
  expect(lines(recovery({ detect: 60 }, { rto: 1440, took: 1440 }))).toEqual([]);
  expect(lines(recovery({ detect: 6000 }, { rto: 1200, took: 1440 }))).toHaveLength(1);
});
