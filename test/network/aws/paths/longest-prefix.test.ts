import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { block, holds } from '../../../../src/network/aws/paths/cidr.ts';
import { type Prefix, blockOf, match } from '../../../../src/network/aws/paths/destination.ts';
import { anyDivides, anyHolds, longest } from '../../../../src/network/aws/paths/longest-prefix.ts';

/** Blocks close to each other, so that many hold others. */
const text = fc
  .tuple(fc.constantFrom(10, 11, 172), fc.nat(3), fc.nat(3), fc.constantFrom(0, 1, 8, 14, 15, 16, 22, 23, 24, 32))
  .map(([first, second, third, length]) => `${first}.${second}.${third}.0/${length}`);
const text6 = fc
  .tuple(fc.nat(3), fc.constantFrom(0, 1, 15, 16, 32, 128))
  .map(([first, length]) => `200${first}::/${length}`);
const route = fc
  .option(fc.oneof(text, text6), { nil: undefined })
  .map((to): { leadsTo: Prefix } => ({ leadsTo: { to, covers: to === undefined ? undefined : block(to) } }));

it('the index finds what a look at every route finds', () => {
  fc.assert(
    fc.property(fc.array(route), fc.array(route, { maxLength: 3 }), fc.oneof(text, text6), (routes, learned, to) => {
      for (const wanted of [blockOf(to), { to, block: undefined, vpc: undefined }]) {
        const all = [...routes, ...learned];
        const lengths = all.map(({ leadsTo }) => match(leadsTo, wanted));
        const most = Math.max(-1, ...lengths.map((one) => (typeof one === 'number' ? one : -1)));
        const isSettled = most >= (wanted.block?.length ?? 32);
        expect(longest(routes, wanted, learned)).toEqual({
          route: most < 0 ? undefined : all[lengths.indexOf(most)],
          rivals: isSettled ? [] : all.filter((_, index) => lengths[index] === 'maybe'),
        });
      }
      const whole = block(to)!;
      const blocks = routes.flatMap(({ leadsTo: { covers } }) => (covers && 'length' in covers ? [covers] : []));
      expect(anyHolds(routes, whole, 2)).toBe(blocks.some((one) => one.length >= 2 && holds(one, whole)));
      expect(anyDivides(routes, whole)).toBe(blocks.some((one) => one.length > whole.length && holds(whole, one)));
    }),
  );
});
