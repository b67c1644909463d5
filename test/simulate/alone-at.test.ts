import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aloneAt } from '../../src/simulate/alone-at.ts';
import { compile } from '../../src/simulate/compile.ts';
import { outage } from '../../src/simulate/outage.ts';
import { network } from '../networks.ts';
import { randomNetwork } from './random-networks.ts';

test('it works at the sites at which nothing else has to stand, by losing all others', () => {
  fc.assert(
    fc.property(randomNetwork(), fc.constantFrom('best', 'worst'), (drawn, world) => {
      const model = compile(drawn, world);
      const alone = aloneAt(model);
      const at = drawn.components.map(({ domains }) =>
        domains
          .filter((one) => (one.world ?? world) === world)
          .flatMap(({ domain }) => (drawn.domains[domain]?.kind === 'site' ? drawn.domains[domain].name : [])),
      );
      for (const { index } of drawn.components) {
        const sites = [...new Set(at.flat())].filter((site) => {
          const lost = at.flatMap((own, one) => (own.every((name) => name === site) ? [] : one));
          return outage(model, lost, { kind: 'site', mode: 'down' }).of(index) !== Infinity;
        });
        expect(alone(index)).toEqual(sites);
      }
    }),
  );
});

test('where no site is known the Region is one, and what is in none is lost with none', () => {
  const drawn = network()
    .group('web', { needs: [['a', 'b'], 'name'] })
    .component('a', { domains: ['region:r1'] })
    .component('b', { domains: ['region:r2'] })
    .component('name')
    .build();
  expect(aloneAt(compile(drawn, 'best'))(0)).toEqual(['r1', 'r2']);
});
