import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Mode, Network, World } from '../../src/network/network.ts';
import { compile } from '../../src/simulate/compile.ts';
import { componentFailures, domainFailures } from '../../src/simulate/failure.ts';
import { outage, type Outages } from '../../src/simulate/outage.ts';
import { indexOf, network } from '../networks.ts';
import { naiveOutage } from './naive.ts';
import { randomNetwork } from './random-networks.ts';

/** Outage of `root` when the component `failed` fails by itself. */
function out(drawn: Network, root: string, failed: string, mode: Mode = 'down', world: World = 'worst'): number {
  const model = compile(drawn, world);
  return outage(model, [indexOf(drawn, failed)], { kind: 'component', mode }).of(indexOf(drawn, root));
}

/** Outage of `root` when the domain `name` of `kind` fails. */
function outWith(drawn: Network, root: string, kind: string, name: string, world: World = 'worst'): number {
  const failure = domainFailures(drawn, kind).find(({ title }) => title.of === name);
  if (failure === undefined) throw new Error(`no ${kind} ${name}`);
  return outage(compile(drawn, world), failure[world], failure).of(indexOf(drawn, root));
}

it('in series, every part stops the service for its own recovery', () => {
  const drawn = network()
    .group('service', { needs: ['web'] })
    .component('web', { needs: ['db'], recovery: 240 })
    .component('db')
    .build();
  expect(out(drawn, 'service', 'web')).toBe(240);
  expect(out(drawn, 'service', 'db')).toBe(Infinity);
  expect(out(drawn, 'db', 'web')).toBe(0);
});

it('in parallel, a loss costs the switch', () => {
  const drawn = network()
    .group('service', { needs: [{ any: ['a', 'b'], switch: [10, 40] }] })
    .component('a')
    .component('b')
    .build();
  expect(out(drawn, 'service', 'a')).toBe(40);
  expect(out(drawn, 'service', 'a', 'down', 'best')).toBe(10);
});

it('a part that is back sooner than the switch costs its recovery', () => {
  const drawn = network()
    .group('service', { needs: [['a', 'b']] })
    .component('a', { recovery: 5 })
    .component('b')
    .build();
  expect(out(drawn, 'service', 'a')).toBe(5);
});

it('two of three take one loss, and not two', () => {
  const drawn = network()
    .group('service', { needs: [{ any: ['a', 'b', 'c'], k: 2, switch: 7 }] })
    .component('a', { domains: ['rack:1'] })
    .component('b', { domains: ['rack:1'] })
    .component('c')
    .build();
  expect(out(drawn, 'service', 'b')).toBe(7);
  expect(outWith(drawn, 'service', 'rack', '1')).toBe(Infinity);
});

it('a standby is not missed, and takes over by hand in the time that takes', () => {
  const drawn = network()
    .group('service', { needs: [{ any: ['a', { to: 'b', standby: true }], detect: 'manual', switch: [600, 3600] }] })
    .component('a')
    .component('b')
    .build();
  expect(out(drawn, 'service', 'b')).toBe(0);
  expect(out(drawn, 'service', 'a')).toBe(3600);
});

it.each([
  ['end-to-end', 30],
  ['link-state', Infinity],
  ['tcp', Infinity],
  ['manual', Infinity],
  ['none', Infinity],
] as const)('a degraded part behind %s detection is out for %d s', (detect, seconds) => {
  const drawn = network()
    .group('service', { needs: [{ any: ['a', 'b'], detect }] })
    .component('a')
    .component('b')
    .build();
  expect(out(drawn, 'service', 'a', 'degraded')).toBe(seconds);
});

it('what is out because of a degraded part is itself degraded', () => {
  const drawn = network()
    .group('service', { needs: [{ any: ['lb-a', 'lb-b'], detect: 'link-state' }] })
    .component('lb-a', { needs: ['router-a'] })
    .component('lb-b')
    .component('router-a')
    .build();
  expect(out(drawn, 'service', 'router-a')).toBe(30);
  expect(out(drawn, 'service', 'router-a', 'degraded')).toBe(Infinity);
});

it('two that support each other do not stand on nothing', () => {
  const drawn = network()
    .component('a', { needs: [['feed-a', 'b']] })
    .component('b', { needs: [['feed-b', 'a']] })
    .component('feed-a', { domains: ['site:x'] })
    .component('feed-b', { domains: ['site:x'] })
    .build();
  expect(out(drawn, 'a', 'feed-a')).toBe(30);
  expect(out(drawn, 'a', 'feed-b')).toBe(0);
  expect(outWith(drawn, 'a', 'site', 'x')).toBe(Infinity);
});

it('a standby that depends on the active cannot take over', () => {
  const drawn = network()
    .group('service', { needs: [['active', { to: 'standby', standby: true }]] })
    .component('active')
    .component('standby', { needs: ['active'] })
    .build();
  expect(out(drawn, 'service', 'active')).toBe(Infinity);
});

it('failovers run side by side', () => {
  const drawn = network()
    .group('service', { needs: [{ any: ['lb-a', 'lb-b'], switch: 60 }, 'db'] })
    .component('lb-a', { needs: ['router'] })
    .component('lb-b', { needs: ['router'] })
    .group('db', { needs: [{ any: ['writer', { to: 'reader', standby: true }], switch: 45 }] })
    .component('writer', { needs: ['router'] })
    .component('reader')
    .component('router', { recovery: 50 })
    .build();
  expect(out(drawn, 'service', 'router')).toBe(50);
});

it('a member leaves a dead zone, a volume does not', () => {
  const drawn = network()
    .group('service', { needs: ['member'] })
    .component('member', { domains: ['zone:a', 'site:x'], relocates: ['zone'], recovery: [120, 600] })
    .component('volume', { domains: ['zone:a'], recovery: [120, 600] })
    .build();
  expect(outWith(drawn, 'service', 'zone', 'a')).toBe(600);
  expect(outWith(drawn, 'service', 'zone', 'a', 'best')).toBe(120);
  expect(outWith(drawn, 'service', 'site', 'x')).toBe(Infinity);
  expect(outWith(drawn, 'volume', 'zone', 'a')).toBe(Infinity);
});

it('an open placement is apart in the best world and together in the worst', () => {
  const drawn = network()
    .group('service', { needs: [['a', 'b']] })
    .component('a', { domains: ['zone:a'] })
    .component('b', {
      domains: [
        { in: 'zone:b', world: 'best' },
        { in: 'zone:a', world: 'worst', missing: 'zone of b' },
      ],
    })
    .build();
  expect(outWith(drawn, 'service', 'zone', 'a', 'best')).toBe(30);
  expect(outWith(drawn, 'service', 'zone', 'a', 'worst')).toBe(Infinity);
});

it('an alternative with a longer chain below it serves all the same', () => {
  const drawn = network()
    .group('service', { needs: [{ any: ['plain', 'deep'], detect: 'none' }] })
    .component('plain')
    .component('deep', { needs: ['below'] })
    .component('below')
    .build();
  expect(out(drawn, 'service', 'plain')).toBe(Infinity);
  expect(out(drawn, 'service', 'below')).toBe(Infinity);
});

it('where the active is not up, the standby has been serving and nothing moves', () => {
  const drawn = network()
    .group('service', { needs: [['active', { to: 'standby', standby: true }], 'other'] })
    .component('active', { needs: [[]] })
    .component('standby')
    .component('other', { recovery: 3 })
    .build();
  expect(out(drawn, 'service', 'other')).toBe(3);
  expect(out(drawn, 'service', 'standby')).toBe(Infinity);
  expect(out(drawn, 'service', 'active')).toBe(0);
  expect(out(drawn, 'active', 'other')).toBe(Infinity);
});

function all(drawn: Network, outages: Outages): number[] {
  return drawn.components.map(({ index }) => outages.of(index));
}

it('leaves nothing behind for the next one', () => {
  const drawn = network()
    .group('service', { needs: [['a', 'b']] })
    .component('a', { domains: ['rack:1'] })
    .component('b', { domains: ['rack:1'] })
    .build();
  const model = compile(drawn, 'worst');
  const both = outage(model, [1, 2], { kind: 'rack', mode: 'down' });
  const one = outage(model, [1], { kind: 'component', mode: 'down' });
  expect([all(drawn, both), all(drawn, one)]).toEqual([
    [Infinity, Infinity, Infinity],
    [30, Infinity, 0],
  ]);
  expect([...model.work]).toEqual([0, 0, 0]);
});

it('equals the definitions on random networks', () => {
  fc.assert(
    fc.property(randomNetwork(), fc.constantFrom<Mode>('down', 'degraded'), (drawn, mode) => {
      for (const world of ['best', 'worst'] as const) {
        const model = compile(drawn, world);
        const kinds = ['zone', 'site', 'carrier'].flatMap((kind) => domainFailures(drawn, kind, mode));
        for (const failure of [...componentFailures(drawn, undefined, mode), ...kinds]) {
          expect(all(drawn, outage(model, failure[world], failure))).toEqual(
            naiveOutage(drawn, world, failure[world], failure),
          );
        }
      }
    }),
    { numRuns: 3000 },
  );
});

it('a lost zone and parts that fail beside it: as the definitions say, and never over sooner than the zone alone', () => {
  fc.assert(
    fc.property(randomNetwork(), fc.constantFrom<Mode>('down', 'degraded'), (drawn, mode) => {
      const [zone] = domainFailures(drawn, 'zone', mode);
      const [site] = domainFailures(drawn, 'site', mode);
      if (zone === undefined) return;
      for (const world of ['best', 'worst'] as const) {
        const model = compile(drawn, world);
        const alone = all(drawn, outage(model, zone[world], zone));
        for (const beside of [...componentFailures(drawn, undefined, mode), ...(site ? [site] : [])]) {
          const kinds = new Map<number, string[]>();
          for (const { [world]: hit, kind } of [zone, beside]) {
            for (const one of hit) kinds.set(one, [...(kinds.get(one) ?? []), kind]);
          }
          const [hit, cause] = [[...kinds.keys()], { kind: 'zone', mode, kinds }];
          const together = all(drawn, outage(model, hit, cause));
          expect(together).toEqual(naiveOutage(drawn, world, hit, cause));
          // A lost site moves parts away, which then do without what they need in their place.
          const sooner = together.filter((seconds, index) => seconds < alone[index]!);
          expect(beside === site ? [] : sooner).toEqual([]);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

it('a member takes the way of the place where it comes back, and stays where only its way fails', () => {
  const drawn = network()
    .group('service', { needs: ['member'] })
    .component('member', {
      domains: ['zone:a'],
      relocates: ['zone'],
      recovery: 240,
      needs: [
        { any: ['nat-a'], relocated: false },
        { any: ['in-b', 'in-c'], relocated: true, switch: 0 },
      ],
    })
    .group('in-b', { domains: ['zone:b'], needs: ['nat-b'] })
    .group('in-c', { domains: ['zone:c'], needs: ['nat-a'] })
    .component('nat-a', { domains: ['zone:a'] })
    .component('nat-b', { domains: ['zone:b'], needs: [{ any: ['line'] }] })
    .component('line', { domains: ['carrier:k', 'zone:b'] })
    .build();
  expect(out(drawn, 'service', 'member')).toBe(240);
  expect(out(drawn, 'service', 'nat-a')).toBe(Infinity);
  expect(out(drawn, 'service', 'nat-b')).toBe(0);
  expect(outWith(drawn, 'service', 'zone', 'a')).toBe(240);
  expect(outWith(drawn, 'service', 'zone', 'b')).toBe(0);
});

it('a member comes back nowhere where no other place has a way, or all lead over what was lost', () => {
  const sketch = (needs: readonly string[]) =>
    network()
      .component('member', {
        domains: ['zone:a'],
        relocates: ['zone'],
        recovery: 240,
        needs: [{ any: ['in-b'], relocated: true, switch: 0 }],
      })
      .group('in-b', { domains: ['zone:b'], needs: [needs] })
      .component('nat-a', { domains: ['zone:a'] })
      .build();
  expect(outWith(sketch(['nat-a']), 'member', 'zone', 'a')).toBe(Infinity);
  expect(outWith(sketch([]), 'member', 'zone', 'a')).toBe(Infinity);
  expect(out(sketch([]), 'member', 'member')).toBe(240);
});

it('failing more never shortens an outage where nothing comes back elsewhere by it, and failing nothing costs nothing', () => {
  fc.assert(
    fc.property(randomNetwork(), fc.array(fc.nat(8)), fc.array(fc.nat(8)), (drawn, some, others) => {
      const model = compile(drawn, 'worst');
      // What is lost with its place needs nothing there any more.
      const isBound = (place: number) => drawn.components[place]?.relocates.includes('carrier') === false;
      const inside = (places: number[]) => places.filter(isBound);
      const cause = { kind: 'carrier', mode: 'down' } as const;
      const less = outage(model, inside(some), cause);
      const more = outage(model, inside([...some, ...others]), cause);
      expect(drawn.components.every(({ index }) => less.of(index) <= more.of(index))).toBe(true);
      expect(all(drawn, outage(model, [], cause))).toEqual(
        drawn.components.map(({ index }) => (model.up(index) ? 0 : Infinity)),
      );
    }),
    { numRuns: 2000 },
  );
});
