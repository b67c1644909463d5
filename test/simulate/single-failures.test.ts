import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { compile } from '../../src/simulate/compile.ts';
import { componentFailures, domainFailures } from '../../src/simulate/failure.ts';
import { outage } from '../../src/simulate/outage.ts';
import { singleFailures } from '../../src/simulate/single-failures.ts';
import { indexOf, network } from '../networks.ts';
import { randomNetwork } from './random-networks.ts';

it('finds what each root cannot lose', () => {
  const drawn = network()
    .group('service', { needs: [['a', 'b'], 'db'] })
    .component('a', { needs: ['router'], domains: ['zone:1'] })
    .component('b', { needs: ['router'], domains: ['zone:2'] })
    .component('db', { recovery: 100, domains: ['zone:1'] })
    .component('router', { domains: ['zone:2'] })
    .build();
  const failures = [...componentFailures(drawn), ...domainFailures(drawn, 'zone')];
  const labels = (limit: number) =>
    singleFailures(compile(drawn, 'worst'), failures, [indexOf(drawn, 'service'), indexOf(drawn, 'a')], limit).map(
      (list) => list.map((index) => failures[index]?.label),
    );
  expect(failures.map(({ label }) => label)).toEqual(['a', 'b', 'db', 'router', 'zone 1', 'zone 2']);
  expect(labels(180)).toEqual([
    ['router', 'zone 1', 'zone 2'],
    ['a', 'router', 'zone 1', 'zone 2'],
  ]);
  expect(labels(30)).toEqual([
    ['db', 'router', 'zone 1', 'zone 2'],
    ['a', 'router', 'zone 1', 'zone 2'],
  ]);
  expect(labels(0)).toEqual([
    ['a', 'b', 'db', 'router', 'zone 1', 'zone 2'],
    ['a', 'router', 'zone 1', 'zone 2'],
  ]);
  expect(labels(Infinity)).toEqual([[], []]);
});

it('a root that is not up is out under every failure', () => {
  const drawn = network()
    .group('service', { needs: [[]] })
    .component('a')
    .build();
  expect(singleFailures(compile(drawn, 'best'), componentFailures(drawn), [0], 180)).toEqual([[0]]);
});

it('equals failing one at a time on random networks', () => {
  fc.assert(
    fc.property(randomNetwork(12), (drawn) => {
      const failures = (['down', 'degraded'] as const).flatMap((mode) => [
        ...componentFailures(drawn, undefined, mode),
        ...['zone', 'site', 'carrier'].flatMap((kind) => domainFailures(drawn, kind, mode)),
      ]);
      const roots = drawn.components.map(({ index }) => index);
      for (const world of ['best', 'worst'] as const) {
        const model = compile(drawn, world);
        const outages = failures.map((failure) => outage(model, failure[world], failure));
        for (const limit of [0, 30, 180, 3600, Infinity]) {
          const expected = roots.map((root) =>
            failures.map((_, index) => index).filter((index) => (outages[index]?.[root] ?? 0) > limit),
          );
          expect(singleFailures(model, failures, roots, limit)).toEqual(expected);
        }
      }
    }),
    { numRuns: 3000 },
  );
});
