import type { Draft } from './builder.ts';
import type { Ways } from './reached-values.ts';

/** Where each component leads along all that it may need. */
export function draftWays(drafts: readonly Draft[]): Ways {
  const next = (index: number): number[] =>
    (drafts[index]?.needs ?? []).flatMap(({ alternatives }) => alternatives.map(({ component }) => component));
  return { size: drafts.length, next };
}

/** Adds to `seen` every component reachable from `roots` along needs. Linear in what it visits. */
export function reach(drafts: readonly Draft[], roots: Iterable<number>, seen: Set<number> = new Set()): Set<number> {
  const stack = [...roots].filter((root) => !seen.has(root));
  for (const root of stack) seen.add(root);
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    for (const need of drafts[index]?.needs ?? []) {
      for (const { component } of need.alternatives) {
        if (seen.has(component)) continue;
        seen.add(component);
        stack.push(component);
      }
    }
  }
  return seen;
}

/**
 * The same along what is needed for certain: what something only may need, or what only may be its alternative, is not part
 * of it, and is judged for itself.
 */
export function reachForCertain(drafts: readonly Draft[], roots: Iterable<number>, seen: Set<number>): Set<number> {
  const stack = [...roots].filter((root) => !seen.has(root));
  for (const root of stack) seen.add(root);
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    for (const { world, alternatives } of drafts[index]?.needs ?? []) {
      for (const { component, world: only } of alternatives) {
        if (world !== undefined || only !== undefined || seen.has(component)) continue;
        seen.add(component);
        stack.push(component);
      }
    }
  }
  return seen;
}
