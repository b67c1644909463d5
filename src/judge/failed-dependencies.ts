import type { Mode, Seconds } from '../network/network.ts';
import { type Model, Part } from '../simulate/world-model.ts';
import { needOutage } from '../simulate/need-outage.ts';
import type { Outages } from '../simulate/outage.ts';

/**
 * The failed components that keep `root` out for longer than `limit`: follows, from the root, the needs that are out, and
 * stops at what was hit. Other members of the failed domain, which the service does not rest on, are not among them.
 */
export function failedDependencies(
  model: Model,
  seconds: Outages,
  hit: ReadonlySet<number>,
  root: number,
  limit: Seconds,
  mode: Mode,
): number[] {
  const { needStart, alternativeStart, alternative, part } = model;
  const found: number[] = [];
  // A service that AWS runs for the whole region has no body of its own here: it is named where nothing else is.
  const junctions: number[] = [];
  const seen = new Set([root]);
  const stack = [root];
  for (let component = stack.pop(); component !== undefined; component = stack.pop()) {
    if (hit.has(component)) {
      const isJunction = model.network.components[component]?.role === 'group';
      (isJunction ? junctions : found).push(component);
      if (!isJunction) continue;
    }
    for (let need = needStart[component]!; need < needStart[component + 1]!; need++) {
      if (needOutage(model, need, mode, seconds).seconds <= limit) continue;
      for (let index = alternativeStart[need]!; index < alternativeStart[need + 1]!; index++) {
        const next = alternative[index]!;
        if (part[index] === Part.Absent || seconds.of(next) <= limit || seen.has(next)) continue;
        seen.add(next);
        stack.push(next);
      }
    }
  }
  return (found.length > 0 ? found : junctions).toSorted((a, b) => a - b);
}
