import type { Wiring } from './model.ts';

export interface Circles {
  /** The components that are up, alternatives before their users; members of a circle side by side, by round. */
  readonly sequence: Int32Array;
  /** Where each circle begins in `sequence`, and the end. */
  readonly circleStart: Int32Array;
}

/**
 * Groups the components that are up into circles: two components are in one circle when each needs the other, directly
 * or through others (strongly connected components). Circles come out with alternatives before users.
 *
 * Tarjan, "Depth-first search and linear graph algorithms" (1972), with the stack in an array, because a chain in the
 * user's plan may be as long as the plan. Linear.
 */
export function circles(wiring: Wiring, round: Int32Array): Circles {
  const { size, needStart, alternativeStart, alternative } = wiring;
  const firstEdge = (component: number): number => alternativeStart[needStart[component]!]!;
  const sequence = new Int32Array(size);
  const starts: number[] = [];
  let written = 0;
  // Number by discovery, from 1; the lowest number reachable; `done` once the circle is written.
  const number = new Int32Array(size);
  const low = new Int32Array(size);
  const done = new Uint8Array(size);
  const edge = new Int32Array(size);
  const path = new Int32Array(size);
  const waiting = new Int32Array(size);
  let found = 0;
  let depth = 0;
  let waits = 0;
  const enter = (component: number): void => {
    found++;
    number[component] = found;
    low[component] = found;
    edge[component] = firstEdge(component);
    path[depth++] = component;
    waiting[waits++] = component;
  };
  for (let start = 0; start < size; start++) {
    if (round[start]! < 0 || number[start]! !== 0) continue;
    enter(start);
    while (depth > 0) {
      const component = path[depth - 1]!;
      const next = edge[component]!;
      if (next < firstEdge(component + 1)) {
        edge[component] = next + 1;
        const target = alternative[next]!;
        if (round[target]! < 0 || done[target] === 1) continue;
        if (number[target] === 0) enter(target);
        else low[component] = Math.min(low[component]!, number[target]!);
        continue;
      }
      depth--;
      if (depth > 0) {
        const parent = path[depth - 1]!;
        low[parent] = Math.min(low[parent]!, low[component]!);
      }
      if (low[component]! !== number[component]!) continue;
      const from = written;
      starts.push(from);
      for (let member = -1; member !== component;) {
        member = waiting[--waits]!;
        done[member] = 1;
        sequence[written++] = member;
      }
      if (written - from > 1) {
        sequence.subarray(from, written).sort((a, b) => round[a]! - round[b]! || a - b);
      }
    }
  }
  return { sequence: sequence.slice(0, written), circleStart: Int32Array.from([...starts, written]) };
}
