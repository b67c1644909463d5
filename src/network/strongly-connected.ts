/** Vertices of a graph in groups: strongly connected components, what is pointed at before what points. */
export interface Circles {
  readonly sequence: Int32Array;
  /** Where each circle begins in `sequence`, and the end. */
  readonly circleStart: Int32Array;
}

/**
 * Strongly connected components: two vertices are in one circle when each reaches the other. Edges of vertex `v` are
 * `edges[first[v]]` up to `edges[first[v + 1] - 1]`; vertices that are not `included` are left out.
 *
 * Tarjan, "Depth-first search and linear graph algorithms" (1972), with the stack in an array, because a chain in the
 * user's plan may be as long as the plan. Linear.
 */
export function stronglyConnected(
  size: number,
  first: Int32Array,
  edges: Int32Array,
  included: (vertex: number) => boolean = () => true,
): Circles {
  const sequence = new Int32Array(size);
  const circleStart = new Int32Array(size + 1);
  let circles = 0;
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
    edge[component] = first[component]!;
    path[depth++] = component;
    waiting[waits++] = component;
  };
  for (let start = 0; start < size; start++) {
    if (!included(start) || number[start]! !== 0) continue;
    enter(start);
    while (depth > 0) {
      const component = path[depth - 1]!;
      const next = edge[component]!;
      if (next < first[component + 1]!) {
        edge[component] = next + 1;
        const target = edges[next]!;
        if (!included(target) || done[target] === 1) continue;
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
      circleStart[circles++] = written;
      for (let member = -1; member !== component;) {
        member = waiting[--waits]!;
        done[member] = 1;
        sequence[written++] = member;
      }
    }
  }
  circleStart[circles] = written;
  return { sequence: sequence.subarray(0, written), circleStart: circleStart.subarray(0, circles + 1) };
}
