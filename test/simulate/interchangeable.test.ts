import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile } from '../../src/simulate/compile.ts';
import { componentFailures } from '../../src/simulate/failure.ts';
import { interchangeable } from '../../src/simulate/interchangeable.ts';
import { outage } from '../../src/simulate/outage.ts';
import { indexOf, network } from '../networks.ts';
import { agencies } from '../synthetic-networks.ts';
import { randomNetwork } from './random-networks.ts';

it('whichever of two components that could be swapped fails, all others are out equally long', () => {
  fc.assert(
    fc.property(randomNetwork(), fc.constantFrom('best' as const, 'worst' as const), (drawn, world) => {
      const model = compile(drawn, world);
      const forms = interchangeable(model);
      const first = new Map<number, number>();
      for (const failure of componentFailures(drawn)) {
        const own = failure.component!;
        const other = first.get(forms[own]!) ?? own;
        first.set(forms[own]!, other);
        const [one, two] = [own, other].map((hit) => outage(model, [hit], failure));
        const others = drawn.components.map(({ index }) => index).filter((index) => index !== own && index !== other);
        expect(others.map((index) => one!.of(index))).toEqual(others.map((index) => two!.of(index)));
      }
    }),
  );
});

it('there are fewer forms than components where members are alike', () => {
  const drawn = agencies(1000);
  const forms = interchangeable(compile(drawn, 'best'));
  expect(new Set(forms).size).toBeLessThan(drawn.components.length);
});

it('what is needed only in place, only elsewhere, or wherever its user is are no components to swap', () => {
  const drawn = network()
    .component('member', {
      domains: ['zone:a'],
      relocates: ['zone'],
      needs: [
        { any: ['in-place'], relocated: false },
        { any: ['beside'], relocated: false },
        { any: ['elsewhere'], relocated: true },
        { any: ['wherever'] },
      ],
    })
    .component('in-place')
    .component('beside')
    .component('elsewhere')
    .component('wherever')
    .build();
  const forms = interchangeable(compile(drawn, 'worst'));
  const formOf = (id: string): number => forms[indexOf(drawn, id)]!;
  expect(formOf('in-place')).toBe(formOf('beside'));
  expect(new Set(['in-place', 'elsewhere', 'wherever'].map(formOf)).size).toBe(3);
});
