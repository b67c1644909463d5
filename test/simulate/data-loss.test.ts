import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DataCopy, DataSet, World } from '../../src/network/network.ts';
import { dataLoss } from '../../src/simulate/data-loss.ts';
import { network } from '../networks.ts';

const worlds = ['best', 'worst'] as const;
const places = ['site:a', 'site:b', 'room:1', 'account:x'];
const lying = fc.subarray(places);
const world = fc.option(fc.constantFrom<World>(...worlds), { nil: undefined });

test('it is the age of the newest copy that is left, by trying all of them', () => {
  const copy = fc.record({ age: fc.tuple(fc.nat(9), fc.nat(9)), in: lying, world });
  fc.assert(
    fc.property(
      lying,
      fc.array(copy, { maxLength: 4 }),
      fc.option(fc.constantFrom(...places), { nil: undefined }),
      (home, copies, lost) => {
        const drawn = network()
          .component('db', { role: 'datastore' })
          .data('db', {
            in: home,
            copies: copies.map(({ world: of, ...rest }) => ({ ...rest, ...(of && { world: of }) })),
          })
          .build();
        const [data] = drawn.dataSets;
        for (const one of worlds) expect(dataLoss(data!, { place: placeOf(lost) }, one)).toBe(naive(data!, lost, one));
      },
    ),
  );
});

function placeOf(text: string | undefined): { readonly kind: string; readonly name: string } | undefined {
  const [kind = '', name = ''] = text?.split(':') ?? [];
  return text === undefined ? undefined : { kind, name };
}

/** Every copy with the places that it lies in as texts. */
function naive(data: DataSet, lost: string | undefined, of: World): number {
  const inPlace = (list: DataSet['places']): boolean =>
    list.map(({ kind, name }) => `${kind}:${name}`).includes(lost ?? '');
  const isSpared = lost !== undefined && !inPlace(data.places);
  const left = data.copies.filter((copy: DataCopy) => (copy.world ?? of) === of && !inPlace(copy.places));
  return isSpared ? 0 : Math.min(Infinity, ...left.map(({ age }) => age.seconds[of === 'best' ? 0 : 1]));
}
