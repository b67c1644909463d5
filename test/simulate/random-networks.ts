import * as fc from 'fast-check';

import type { Detection, Network, World } from '../../src/network/network.ts';
import { type ComponentSketch, network, type Time } from '../networks.ts';

const detection = fc.constantFrom<Detection>('link-state', 'tcp', 'end-to-end', 'manual', 'none');
const world = fc.option(fc.constantFrom<World>('best', 'worst'), { nil: undefined, freq: 5 });
const seconds = fc.constantFrom(0, 1, 30, 90, 240, Infinity);
const time: fc.Arbitrary<Time> = fc
  .tuple(seconds, seconds)
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
const domain = fc.constantFrom('zone:a', 'zone:b', 'site:x', 'site:y', 'carrier:k');

/**
 * Small networks with everything in them: circles, k of n, standbys, every detection, recoveries per mode, domains some
 * kinds of which are left, and parts that exist in one world only.
 */
export function randomNetwork(most = 9): fc.Arbitrary<Network> {
  return fc.integer({ min: 1, max: most }).chain((size) => {
    const id = fc.integer({ min: 0, max: size - 1 }).map((index) => `c${index}`);
    const alternative = fc.record({ to: id, standby: fc.boolean(), world }).map(sparse);
    const need = fc
      .record({
        any: fc.array(alternative, { minLength: 0, maxLength: 4 }),
        k: fc.integer({ min: 0, max: 3 }).map((k) => Math.max(k === 0 ? 1 : k, 0)),
        detect: detection,
        switch: time,
        relocated: fc.option(fc.boolean(), { nil: undefined, freq: 3 }),
        world,
      })
      .map(sparse);
    const component = fc.record({
      needs: fc.array(need, { maxLength: 3 }),
      recovery: fc.record({ down: time, degraded: time }),
      fails: fc.boolean(),
      relocates: fc.subarray(['zone', 'site', 'carrier']),
      domains: fc.uniqueArray(
        fc.oneof(
          { weight: 4, arbitrary: domain },
          { weight: 1, arbitrary: fc.record({ in: domain, world: fc.constantFrom<World>('best', 'worst') }) },
        ),
        { maxLength: 3, selector: (one) => (typeof one === 'string' ? one : one.in) },
      ),
    });
    return fc
      .array(component, { minLength: size, maxLength: size })
      .map((sketches) =>
        sketches
          .reduce((drawn, sketch, index) => drawn.component(`c${index}`, sketch as ComponentSketch), network())
          .build(),
      );
  });
}

/** Leaves out what is undefined. */
function sparse<T extends { readonly world: World | undefined }>(
  part: T,
): Omit<T, 'world'> & { readonly world?: World } {
  const { world: only, ...rest } = part;
  return only === undefined ? rest : { ...rest, world: only };
}
