import { expect, test } from 'vitest';
import { network } from '../../networks.ts';
import { lines } from '../judged.ts';

test.each([
  [
    { productionStated: true, statedBy: 'tag Environment=production' },
    [
      'error broken no-test-tier: this is production (tag Environment=production), and no test tier is in the inputs or declared to be elsewhere',
    ],
  ],
  [{ productionStated: true, testInInputs: true }, []],
  [{ productionStated: true, testElsewhere: 'staging.json' }, []],
  [{ testInInputs: true }, []],
  [
    {},
    [
      'error unproven no-test-tier: nothing says what is production and what is the test tier, so nobody knows where a change is tried first',
    ],
  ],
])('tiers %j', (tiers, expected) => {
  const drawn = network()
    .component('a')
    .component('b')
    .group('web', { needs: [['a', 'b']] });
  expect(lines(drawn.service('web', { root: 'web' }).tiers(tiers).build())).toEqual(expected);
});

test('nothing in the input, nothing to ask', () => {
  expect(lines(network().build())).toEqual([]);
});
