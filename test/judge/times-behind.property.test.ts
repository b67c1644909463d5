import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { timesBehind } from '../../src/judge/times-behind.ts';
import { time } from '../../src/input/time.ts';
import type { Network, Time } from '../../src/network/network.ts';
import { compile } from '../../src/simulate/compile.ts';
import { componentFailures } from '../../src/simulate/failure.ts';
import { outage } from '../../src/simulate/outage.ts';
import { randomNetwork } from '../simulate/random-networks.ts';

/** Every time rests on an assumption of its own; those of `shorter` take half as long. */
function named(drawn: Network, shorter: ReadonlySet<string> = new Set()): Network {
  const half = (name: string, { seconds: [best, worst] }: Time): Time =>
    shorter.has(name) ? time(best / 2, worst / 2, name) : time(best, worst, name);
  const components = drawn.components.map((component) => ({
    ...component,
    recovery: { ...component.recovery, down: half(component.id, component.recovery.down) },
    needs: component.needs.map((need, index) => ({
      ...need,
      switchTime: half(`${component.id} needs ${index}`, need.switchTime),
    })),
  }));
  return { ...drawn, components };
}

it('an outage is shorter when the times behind it are, and has some unless it has no end', () => {
  fc.assert(
    fc.property(randomNetwork(), fc.constantFrom('best' as const, 'worst' as const), (drawn, world) => {
      const model = compile(named(drawn), world);
      for (const failure of componentFailures(drawn)) {
        const outages = outage(model, failure[world], failure);
        for (const { index } of drawn.components) {
          const seconds = outages.of(index);
          const names = timesBehind(model, failure, outages, [index]);
          expect(names.size > 0).toBe(seconds > 0 && seconds < Infinity);
          if (names.size === 0) continue;
          const shorter = outage(compile(named(drawn, names), world), failure[world], failure);
          expect(shorter.of(index)).toBeLessThan(seconds);
        }
      }
    }),
  );
});
