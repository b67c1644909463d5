import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Network, World } from '../../src/network/network.ts';
import { compile } from '../../src/simulate/compile.ts';
import { componentFailures, domainFailures, type Failure } from '../../src/simulate/failure.ts';
import { outage } from '../../src/simulate/outage.ts';
import { witness } from '../../src/simulate/witness.ts';
import { indexOf, network, say } from '../networks.ts';
import { randomNetwork } from './random-networks.ts';

/** The chain, and the facts, why `root` is out under the failure called `name`. */
function why(drawn: Network, root: string, name: string, limit = 0, world: World = 'worst') {
  const kinds = [...new Set(drawn.domains.map(({ kind }) => kind))];
  const failures = [...componentFailures(drawn), ...kinds.flatMap((kind) => domainFailures(drawn, kind))];
  const failure = failures.find(({ title }) => say.title(title) === name);
  if (failure === undefined) throw new Error(`no failure ${name}`);
  const model = compile(drawn, world);
  const found = witness(model, failure, outage(model, failure[world], failure), indexOf(drawn, root), limit);
  const chain = found.components.map((place) => drawn.components[place]?.id);
  return { chain, missing: found.missing.map(say.fact) };
}

it('runs from the service to what failed', () => {
  const drawn = network()
    .group('service', { needs: ['fine', 'web'] })
    .component('fine')
    .component('web', { needs: [['db-path', 'other-path']] })
    .component('db-path', { needs: ['router'] })
    .component('other-path', { needs: ['router'] })
    .component('router')
    .build();
  expect(why(drawn, 'service', 'router')).toEqual({ chain: ['service', 'web', 'db-path', 'router'], missing: [] });
  expect(why(drawn, 'service', 'db-path')).toEqual({ chain: ['service', 'web', 'db-path'], missing: [] });
  expect(why(drawn, 'fine', 'router')).toEqual({ chain: [], missing: [] });
});

it('follows the standby where it is waited for', () => {
  const drawn = network()
    .group('service', { needs: [['writer', { to: 'reader', standby: true }]] })
    .component('writer', { domains: ['zone:a'] })
    .component('reader', { needs: ['volume'] })
    .component('volume', { domains: ['zone:a'], relocates: ['zone'], recovery: 240 })
    .build();
  expect(why(drawn, 'service', 'zone a').chain).toEqual(['service', 'reader', 'volume']);
});

it('does not run in a circle', () => {
  const drawn = network()
    .component('a', { needs: [['feed-a', 'b']] })
    .component('b', { needs: [['feed-b', 'a']] })
    .component('feed-a', { domains: ['site:x'] })
    .component('feed-b', { domains: ['site:x'] })
    .build();
  expect(why(drawn, 'a', 'site x').chain).toEqual(['a', 'feed-a']);
});

it('names the facts that would settle it', () => {
  const drawn = network()
    .group('service', {
      needs: [
        {
          any: ['a', 'b', { to: 'c', world: 'best', missing: 'group of c' }],
          missing: 'group of the service',
          world: 'worst',
        },
        { any: ['spare-a', 'spare-b'], world: 'worst', missing: 'spare of the service' },
      ],
    })
    .component('a', { domains: ['zone:a'], missing: ['size of a'] })
    .component('b', { domains: [{ in: 'zone:a', world: 'worst', missing: 'zone of b' }], missing: ['size of b'] })
    .component('c')
    .component('spare-a', { domains: ['zone:a'] })
    .component('spare-b')
    .build();
  expect(why(drawn, 'service', 'zone a', 180)).toEqual({
    chain: ['service', 'a'],
    missing: ['group of the service', 'group of c', 'size of a', 'zone of b'],
  });
});

it('on random networks every chain is made of needs and ends at a part that is hit', () => {
  fc.assert(
    fc.property(randomNetwork(), (drawn) => {
      const failures: Failure[] = [...componentFailures(drawn), ...domainFailures(drawn, 'zone')];
      const model = compile(drawn, 'worst');
      for (const failure of failures) {
        const outages = outage(model, failure.worst, failure);
        for (const { index } of drawn.components) {
          const { components } = witness(model, failure, outages, index);
          expect(isChain(drawn, components, index, failure)).toBe(model.up(index) && outages.of(index) !== 0);
          expect(components.length === 0).toBe(!model.up(index) || outages.of(index) === 0);
        }
      }
    }),
    { numRuns: 2000 },
  );
});

/** From `root` over needs to a component that is hit, none twice. */
function isChain(drawn: Network, components: readonly number[], root: number, failure: Failure): boolean {
  const needed = (component: number | undefined): number[] =>
    drawn.components[component ?? -1]?.needs.flatMap((need) => need.alternatives.map((one) => one.component)) ?? [];
  return (
    components[0] === root &&
    failure.worst.includes(components.at(-1) ?? -1) &&
    new Set(components).size === components.length &&
    components.slice(1).every((component, place) => needed(components[place]).includes(component))
  );
}
