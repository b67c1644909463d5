import type { Resource } from '../../input/deployment.ts';
import type { Evidence } from '../../network/network.ts';
import { counts, doneBy } from './done.ts';
import { monthsAfter } from './months-after.ts';

/** Why what was done does not count any more; `never`: nothing was done. */
export type Stale =
  | { readonly is: 'never' }
  /** The day from which on it does not count, by its own word or by its age. */
  | { readonly is: 'expired' | 'too-old'; readonly on: string; readonly since: string }
  /** What it was done with changed on that day. */
  | { readonly is: 'before-change'; readonly on: string; readonly since: string }
  /** It was done with another plan. */
  | { readonly is: 'other-plan'; readonly on: string };

export interface Standing {
  /** The newest that counts; where none does, the newest. */
  readonly newest: Evidence | undefined;
  /** Undefined where it counts. */
  readonly stale: Stale | undefined;
}

/** By what drills and tests are judged. */
export interface Judging {
  /** The day to judge by. */
  readonly asOf: string;
  /** For so many months they count, unless they expire before. */
  readonly months: number;
  /** The last day on which what they were done with changed; undefined where nothing is known of one. */
  readonly changed?: string | undefined;
  /** sha256 of the plans that are judged; evidence that names none of them was of another one. */
  readonly digests: ReadonlySet<string>;
}

/** Digests of the inputs; none where there are no documents, as then nothing can be compared with them. */
export function digestsOf(resources: readonly Resource[]): ReadonlySet<string> {
  return new Set(resources.map(({ document }) => document.digest));
}

/** Whether one of these drills or tests counts on the day to judge by. */
export function standingOf(evidence: readonly Evidence[], judging: Judging): Standing {
  const done = doneBy(evidence, judging.asOf);
  const counting = done.find((one) => staleness(one, judging) === undefined);
  if (counting !== undefined) return { newest: counting, stale: undefined };
  const [newest] = done;
  return { newest, stale: newest === undefined ? { is: 'never' } : staleness(newest, judging) };
}

function staleness(evidence: Evidence, { asOf, months, changed, digests }: Judging): Stale | undefined {
  const { on, expires, digest } = evidence;
  if (expires !== undefined && !counts(evidence, asOf)) return { is: 'expired', on, since: expires };
  const until = monthsAfter(on, months);
  if (until < asOf) return { is: 'too-old', on, since: until };
  if (changed !== undefined && on < changed) return { is: 'before-change', on, since: changed };
  if (digest !== undefined && digests.size > 0 && !digests.has(digest)) return { is: 'other-plan', on };
  return undefined;
}

/** The last of these days that is not after the day to judge by. */
export function lastChange(days: readonly (string | undefined)[], asOf: string): string | undefined {
  return days.reduce<string | undefined>((last, day) => {
    if (day === undefined || day > asOf) return last;
    return last === undefined || day > last ? day : last;
  }, undefined);
}
