import type { Missing } from './fact.ts';

/** A store that an apply destroys, or replaces by an empty one, without a copy of its data. */
export interface DataLoss {
  /** Id of the resource. */
  readonly of: string;
  readonly by: 'destroyed' | 'replaced';
  /** The arguments because of which it is replaced. */
  readonly arguments: readonly string[];
  /** The argument that would make a copy; undefined where AWS makes none. */
  readonly guard: string | undefined;
  /** What would tell whether there is a copy; undefined where there surely is none. */
  readonly missing: Missing;
}
