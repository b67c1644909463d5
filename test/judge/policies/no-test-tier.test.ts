import { expect, test } from 'vitest';
import { network } from '../../networks.ts';
import { lines } from '../judged.ts';

test.each([
  [
    { productionStated: true, statedBy: { from: 'tag', key: 'Environment', text: 'production' } as const },
    [
      'error broken no-test-tier: The inputs are production (tag Environment=production), and no test environment is included or declared',
    ],
  ],
  [{ productionStated: true, testInInputs: true }, []],
  [{ productionStated: true, testElsewhere: 'staging.json' }, []],
  [{ testInInputs: true }, []],
  [
    {},
    [
      'error unproven no-test-tier: The inputs do not identify production and test resources, so nospof cannot tell whether there is a test environment',
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
