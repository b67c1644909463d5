import type { Model } from '../../src/simulate/world-model.ts';

/** One breadth-first pass over every component and alternative of a model: the measure the engine is held to. */
export function breadthFirst(model: Model): number {
  const { size, needStart, alternativeStart, alternative } = model;
  const seen = new Uint8Array(size);
  const queue = new Int32Array(size);
  let filled = 0;
  let taken = 0;
  for (let start = size - 1; start >= 0; start--) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    queue[filled++] = start;
    while (taken < filled) {
      const component = queue[taken++]!;
      const end = alternativeStart[needStart[component + 1]!]!;
      for (let index = alternativeStart[needStart[component]!]!; index < end; index++) {
        const next = alternative[index]!;
        if (seen[next] === 1) continue;
        seen[next] = 1;
        queue[filled++] = next;
      }
    }
  }
  return filled;
}
