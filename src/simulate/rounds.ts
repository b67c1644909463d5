import type { Wiring } from './world-model.ts';

/**
 * The network without failure: the round of the least fixpoint of "up" in which each component comes up, -1 for never.
 * A component is up when each of its needs has `k` alternatives that are up, so what has no needs is up in round 0, and
 * nothing comes up by leaning on itself.
 *
 * Dowling and Gallier, "Linear-time algorithms for testing the satisfiability of propositional Horn formulae" (1984),
 * with `k` of `n` in place of all. Nothing stands elsewhere than in its place. Linear in components and alternatives. `barred` components never come up.
 */
export function rounds(wiring: Wiring, barred: ReadonlySet<number> = new Set()): Int32Array {
  const { size, needStart, useStart, uses, needOf, user, relocated } = wiring;
  const round = new Int32Array(size).fill(-1);
  const lacking = wiring.k.slice();
  const open = new Float64Array(size);
  // First in, first out: components are taken in the order of their rounds.
  const queue = new Int32Array(size);
  let filled = 0;
  for (let component = 0; component < size; component++) {
    let needs = 0;
    for (let need = needStart[component]!; need < needStart[component + 1]!; need++) if (relocated[need] !== 1) needs++;
    open[component] = barred.has(component) ? Infinity : needs;
    if (open[component] !== 0) continue;
    round[component] = 0;
    queue[filled++] = component;
  }
  for (let taken = 0; taken < filled; taken++) {
    const component = queue[taken]!;
    for (let use = useStart[component]!; use < useStart[component + 1]!; use++) {
      const need = needOf[uses[use]!]!;
      const left = lacking[need]! - 1;
      lacking[need] = left;
      if (left !== 0 || relocated[need] === 1) continue;
      const owner = user[need]!;
      const needs = open[owner]! - 1;
      open[owner] = needs;
      if (needs !== 0) continue;
      round[owner] = round[component]! + 1;
      queue[filled++] = owner;
    }
  }
  return round;
}
