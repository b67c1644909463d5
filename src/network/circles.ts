import type { Draft } from './builder.ts';

/**
 * Drops needs that were only inferred from text where they would close a circle: a program that names the load
 * balancer in front of it advertises its own address, it does not need it to start.
 * Strongly connected components after Tarjan (1972), with an explicit stack; linear.
 */
export function dropInferredCircles(drafts: readonly Draft[]): void {
  const component = stronglyConnected(drafts);
  for (const draft of drafts) {
    if (draft.inferred.size === 0) continue;
    const kept = draft.needs.filter(
      (need) =>
        !draft.inferred.has(need) ||
        !need.alternatives.some((to) => component[to.component] === component[draft.index]),
    );
    draft.needs.splice(0, draft.needs.length, ...kept);
  }
}

function stronglyConnected(drafts: readonly Draft[]): Int32Array {
  const count = drafts.length;
  const targets = drafts.map((draft) => draft.needs.flatMap((need) => need.alternatives.map((to) => to.component)));
  const component = new Int32Array(count).fill(-1);
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const next = new Int32Array(count);
  const open: number[] = [];
  let visited = 0;
  let components = 0;
  for (let start = 0; start < count; start++) {
    if (order[start] !== -1) continue;
    const path = [start];
    order[start] = low[start] = visited++;
    open.push(start);
    while (path.length > 0) {
      const here = path[path.length - 1] as number;
      const to = targets[here]?.[next[here] as number];
      if (to !== undefined) {
        next[here] = (next[here] as number) + 1;
        if (order[to] === -1) {
          order[to] = low[to] = visited++;
          open.push(to);
          path.push(to);
        } else if (component[to] === -1) {
          low[here] = Math.min(low[here] as number, order[to] as number);
        }
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[here] as number);
      if (low[here] !== order[here]) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        component[member] = components;
        if (member === here) break;
      }
      components++;
    }
  }
  return component;
}
