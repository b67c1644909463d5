import * as fc from 'fast-check';
import { expect, it, vi } from 'vitest';

import type { Network } from '../../src/network/network.ts';
import { Closures } from '../../src/simulate/closures.ts';
import { compile } from '../../src/simulate/compile.ts';
import { componentFailures, domainFailures, type Failure } from '../../src/simulate/failure.ts';
import { outage } from '../../src/simulate/outage.ts';
import { singleFailures } from '../../src/simulate/single-failures.ts';
import { indexOf, network, say } from '../networks.ts';
import { agencies, chain, everything, redundantAtRandom } from '../synthetic-networks.ts';
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
  const titles = failures.map(({ title }) => say.title(title));
  const broken = (limit: number) =>
    singleFailures(compile(drawn, 'worst'), failures, [indexOf(drawn, 'service'), indexOf(drawn, 'a')], limit).map(
      (list) => list.map((index) => titles[index]),
    );
  expect(titles).toEqual(['a', 'b', 'db', 'router', 'zone 1', 'zone 2']);
  expect(broken(180)).toEqual([
    ['router', 'zone 1', 'zone 2'],
    ['a', 'router', 'zone 1', 'zone 2'],
  ]);
  expect(broken(30)).toEqual([
    ['db', 'router', 'zone 1', 'zone 2'],
    ['a', 'router', 'zone 1', 'zone 2'],
  ]);
  expect(broken(0)).toEqual([
    ['a', 'b', 'db', 'router', 'zone 1', 'zone 2'],
    ['a', 'router', 'zone 1', 'zone 2'],
  ]);
  expect(broken(Infinity)).toEqual([[], []]);
});

it('a root that is not up is out under every failure', () => {
  const drawn = network()
    .group('service', { needs: [[]] })
    .component('a')
    .build();
  expect(singleFailures(compile(drawn, 'best'), componentFailures(drawn), [0], 180)).toEqual([[0]]);
});

it.each([
  [12, 3000],
  [60, 300],
])('equals failing one at a time on random networks of %d', (most, numRuns) => {
  fc.assert(
    fc.property(randomNetwork(most), (drawn) => {
      const failures = (['down', 'degraded'] as const).flatMap((mode) => [
        ...componentFailures(drawn, undefined, mode),
        ...['zone', 'site', 'carrier'].flatMap((kind) => domainFailures(drawn, kind, mode)),
      ]);
      expect(
        differences(
          drawn,
          failures,
          drawn.components.map(({ index }) => index),
          [0, 30, 180, 3600, Infinity],
        ),
      ).toEqual([]);
    }),
    { numRuns },
  );
});

it('the order of failures and roots is that of the question, asked twice or about one root', () => {
  const drawn = redundantAtRandom(300, 0.3);
  const model = compile(drawn, 'worst');
  const failures = [
    ...domainFailures(drawn, 'rack'),
    ...componentFailures(drawn, undefined, 'degraded'),
    ...componentFailures(drawn),
  ];
  const roots = [299, 7, 299, 150];
  const together = singleFailures(model, failures, roots, 180);
  expect(roots.map((root) => singleFailures(model, failures, [root], 180)[0])).toEqual(together);
  expect(singleFailures(model, failures, roots, 180)).toEqual(together);
  expect(together[0]).toEqual(together[2]);
});

it.each([
  ['agencies', agencies(1500)],
  ['pairs at random', redundantAtRandom(600)],
  ['pairs at random in a circle', redundantAtRandom(600, 0.3)],
  ['a chain', chain(300, true)],
  ['circles of everything', everything(400)],
])('equals failing one at a time on %s', (_, drawn) => {
  const failures = (['down', 'degraded'] as const).flatMap((mode) => [
    ...componentFailures(drawn, undefined, mode),
    ...['zone', 'site', 'rack'].flatMap((kind) => domainFailures(drawn, kind, mode)),
  ]);
  const roots = drawn.services.map(({ root }) => root);
  expect(differences(drawn, failures, roots, [0, 60, 180])).toEqual([]);
});

it('a chain of services in which nothing fails is passed at once, whichever of them is asked about', () => {
  const size = 2000;
  const drawn = network().component('machine');
  for (let link = 0; link < size; link++) drawn.group(`s${link}`, { needs: [link === 0 ? 'machine' : `s${link - 1}`] });
  const built = drawn.build();
  const reach = vi.spyOn(Closures.prototype, 'reach');
  const roots = built.components.filter(({ role }) => role === 'group').map(({ index }) => index);
  const found = singleFailures(compile(built, 'worst'), componentFailures(built), roots, 180);
  const looked = reach.mock.results.reduce((sum, { value }) => sum + Number(value), 0);
  reach.mockRestore();
  expect(new Set(found.map((list) => list.join()))).toEqual(new Set(['0']));
  expect(looked).toBe(size);
});

/** Where finding all at once and failing one at a time differ. */
function differences(
  drawn: Network,
  failures: readonly Failure[],
  roots: readonly number[],
  limits: readonly number[],
): unknown[] {
  const found: unknown[] = [];
  for (const world of ['best', 'worst'] as const) {
    const model = compile(drawn, world);
    const outages = failures.map((failure) => outage(model, failure[world], failure));
    for (const limit of limits) {
      for (const [place, list] of singleFailures(model, failures, roots, limit).entries()) {
        const root = roots[place] ?? -1;
        const expected = failures.map((_, index) => index).filter((index) => (outages[index]?.of(root) ?? 0) > limit);
        if (list.join() !== expected.join()) found.push({ world, limit, root, list, expected });
      }
    }
  }
  return found;
}
