import type { Certainty } from './graph.ts';

const rank: Readonly<Record<Certainty, number>> = { exact: 0, fuzzy: 1, guessed: 2 };

/** A chain is as certain as its weakest link. */
export function weakest(a: Certainty, b: Certainty): Certainty {
  return rank[a] >= rank[b] ? a : b;
}

/** Of two ways to the same target the surer one counts. */
export function surest(a: Certainty, b: Certainty): Certainty {
  return rank[a] <= rank[b] ? a : b;
}
