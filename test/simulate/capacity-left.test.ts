import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Network } from '../../src/network/network.ts';
import { capacityLeft } from '../../src/simulate/capacity-left.ts';
import { compile } from '../../src/simulate/compile.ts';
import { componentFailures } from '../../src/simulate/failure.ts';
import { outage } from '../../src/simulate/outage.ts';
import { indexOf, network } from '../networks.ts';
import { naiveOutage } from './naive.ts';

type Carries = Readonly<Record<string, number>>;

function left(drawn: Network, carries: Carries, fails?: string) {
  const model = compile(drawn, 'best');
  const failure = componentFailures(drawn).find(({ component }) => drawn.components[component ?? -1]?.id === fails);
  const { amount, narrowest } = capacityLeft(
    {
      model,
      failure,
      outages: failure === undefined ? { of: () => 0 } : outage(model, failure.best, failure),
      limit: 180,
      carries: (index) => carries[drawn.components[index]?.id ?? ''] ?? Infinity,
      passes: () => true,
    },
    indexOf(drawn, 'service'),
  );
  return [amount, narrowest.map((index) => drawn.components[index]?.id)];
}

it('adds up what serves, and takes the least of what all of it must pass', () => {
  const drawn = network()
    .group('service', { needs: [['switch-a', 'switch-b'], 'firewall'] })
    .component('switch-a', { needs: [['m1', 'm2', 'm3']] })
    .component('switch-b', { needs: [['m1', 'm2', 'm3']] })
    .component('m1')
    .component('m2')
    .component('m3')
    .component('firewall')
    .build();
  const servers = { m1: 50, m2: 50, m3: 50 };
  expect(left(drawn, servers)).toEqual([150, ['m1', 'm2', 'm3']]);
  expect(left(drawn, { ...servers, 'switch-a': 100, 'switch-b': 100 })).toEqual([150, ['m1', 'm2', 'm3']]);
  expect(left(drawn, { ...servers, 'switch-a': 60, 'switch-b': 60 })).toEqual([120, ['switch-a', 'switch-b']]);
  expect(left(drawn, { ...servers, firewall: 90 })).toEqual([90, ['firewall']]);
  expect(left(drawn, servers, 'm2')).toEqual([100, ['m1', 'm3']]);
  expect(left(drawn, { ...servers, 'switch-a': 60, 'switch-b': 60 }, 'switch-a')).toEqual([60, ['switch-b']]);
  expect(left(drawn, {})).toEqual([Infinity, []]);
});

it('counts standbys only where too few of the others serve', () => {
  const drawn = network()
    .group('service', { needs: [['a', 'b', { to: 'c', standby: true }]] })
    .component('a')
    .component('b')
    .component('c')
    .build();
  const both = { a: 10, b: 10, c: 1 };
  expect(left(drawn, both)).toEqual([20, ['a', 'b']]);
  expect(left(drawn, both, 'a')).toEqual([10, ['b']]);
});

/** A service, and parts below it each of which has one need; what is drawn later stands behind what is drawn before. */
const layered = fc.integer({ min: 2, max: 7 }).chain((size) => {
  const alternatives = (from: number) =>
    fc.uniqueArray(fc.integer({ min: from, max: size - 1 }), { minLength: from === 0 ? 1 : 0, maxLength: 3 });
  return fc.record({
    needs: fc.tuple(alternatives(0), ...Array.from({ length: size - 1 }, (_, index) => alternatives(index + 1))),
    carries: fc.array(fc.constantFrom(1, 2, 5, Infinity), { minLength: size, maxLength: size }),
    fails: fc.option(fc.integer({ min: 0, max: size - 1 })),
  });
});

it('equals trying every set of parts that the service cannot do without', () => {
  fc.assert(
    fc.property(layered, ({ needs, carries, fails }) => {
      const [top, ...others] = needs.map((some) => some.map((index) => `c${index}`));
      const sketch = network().group('service', { needs: [top ?? []] });
      for (const [index] of carries.entries()) {
        const behind = others[index] ?? [];
        sketch.component(`c${index}`, { needs: behind.length === 0 ? [] : [behind] });
      }
      const drawn = sketch.build();
      const out = fails === null ? [] : [fails + 1];
      const down = (more: readonly number[]) =>
        naiveOutage(drawn, 'best', [...out, ...more], { kind: 'component', mode: 'down' })[0] === Infinity;
      if (down([])) return;
      let least = Infinity;
      for (let set = 0; set < 2 ** carries.length; set++) {
        const some = carries.flatMap((_, index) => ((set >> index) % 2 === 1 && fails !== index ? index : []));
        const most = some.reduce((sum, index) => sum + (carries[index] ?? 0), 0);
        if (most < least && down(some.map((index) => index + 1))) least = most;
      }
      const named = Object.fromEntries(carries.map((most, index) => [`c${index}`, most]));
      expect(left(drawn, named, fails === null ? undefined : `c${fails}`)[0]).toBe(least);
    }),
    { numRuns: 300 },
  );
});
