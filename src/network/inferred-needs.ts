import { replaceAll } from '../multimap.ts';
import type { Draft } from './builder.ts';
import { stronglyConnected } from './strongly-connected.ts';

/**
 * Drops needs that were only inferred from text where they would close a circle: a program that names the load
 * balancer in front of it advertises its own address, it does not need it to start.
 */
export function dropInferredCircles(drafts: readonly Draft[]): void {
  const targets = drafts.map((draft) => draft.needs.flatMap((need) => need.alternatives.map((to) => to.component)));
  const first = new Int32Array(drafts.length + 1);
  for (const [index, list] of targets.entries()) first[index + 1] = (first[index] ?? 0) + list.length;
  const { sequence, circleStart } = stronglyConnected(drafts.length, first, Int32Array.from(targets.flat()));
  const circle = new Int32Array(drafts.length);
  for (let index = 0; index + 1 < circleStart.length; index++) {
    for (const member of sequence.subarray(circleStart[index], circleStart[index + 1])) circle[member] = index;
  }
  for (const draft of drafts) {
    if (draft.inferred.size === 0) continue;
    const kept = draft.needs.filter(
      (need) =>
        !draft.inferred.has(need) || !need.alternatives.some((to) => circle[to.component] === circle[draft.index]),
    );
    replaceAll(draft.needs, kept);
  }
}
