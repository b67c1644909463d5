import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { timesBehind } from '../../src/judge/times-behind.ts';
import type { Interval, Network } from '../../src/network/network.ts';
import { compile } from '../../src/simulate/compile.ts';
import { componentFailures } from '../../src/simulate/failure.ts';
import { outage } from '../../src/simulate/outage.ts';
import { randomNetwork } from '../simulate/random-networks.ts';

/** Every time rests on an assumption of its own; those of `shorter` take half as long. */
function named(drawn: Network, shorter: ReadonlySet<string> = new Set()): Network {
  const half = (name: string, [best, worst]: Interval): Interval =>
    shorter.has(name) ? [best / 2, worst / 2] : [best, worst];
  const components = drawn.components.map((component) => ({
    ...component,
    assumptions: [component.id],
    recovery: { ...component.recovery, down: half(component.id, component.recovery.down) },
    needs: component.needs.map((need, index) => {
      const name = `${component.id} needs ${index}`;
      return { ...need, assumptions: [name], switchTime: half(name, need.switchTime) };
    }),
  }));
  return { ...drawn, components };
}

it('an outage is shorter when the times behind it are, and has some unless it is for ever', () => {
  fc.assert(
    fc.property(randomNetwork(), fc.constantFrom('best' as const, 'worst' as const), (drawn, world) => {
      const model = compile(named(drawn), world);
      for (const failure of componentFailures(drawn)) {
        const outages = outage(model, failure[world], failure);
        for (const { index } of drawn.components) {
          const seconds = outages.of(index);
          const names = timesBehind(model, failure, outages, index);
          expect(names.size > 0).toBe(seconds > 0 && seconds < Infinity);
          if (names.size === 0) continue;
          const shorter = outage(compile(named(drawn, names), world), failure[world], failure);
          expect(shorter.of(index)).toBeLessThan(seconds);
        }
      }
    }),
  );
});
