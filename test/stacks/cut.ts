import type { Mutation } from './whole.ts';

/** One change that must be refused: an error that is broken names one of these addresses, `*` any text. */
export interface Cut {
  readonly at: readonly string[];
  readonly change: Mutation;
}

export type Cuts = Readonly<Record<string, Cut>>;

/** A change, and where it must be refused: at the resource changed, or at what has nothing left in its place. */
export function cut(at: string | readonly string[], change: Mutation): Cut {
  return { at: typeof at === 'string' ? [at] : at, change };
}
