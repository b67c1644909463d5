import type { Certainty } from './graph.ts';

const rank: Readonly<Record<Certainty, number>> = { exact: 0, fuzzy: 1, guessed: 2 };

/** What is followed in steps is as certain as the least certain of them. */
export function weakest(a: Certainty, b: Certainty): Certainty {
  return rank[a] >= rank[b] ? a : b;
}

/** Of two ways to the same target the surer one counts. */
export function surest(a: Certainty, b: Certainty): Certainty {
  return rank[a] <= rank[b] ? a : b;
}
