import type { Time } from '../input/time.ts';
import type { Missing } from './fact.ts';
import type { Origin } from './origin.ts';
import { type Title, domainTitle } from './title.ts';

/** Data that a store keeps: where it lies, and where copies of it lie. */
export interface DataSet {
  readonly title: Title;
  /** The store, to change. */
  readonly origin: Origin;
  /** Where nospof.yaml speaks of it. */
  readonly at: string | undefined;
  /** Components of the store: what stands on one of them stands on the data. */
  readonly of: readonly number[];
  /** With each of these places the data in the store is lost. */
  readonly places: readonly Place[];
  readonly copies: readonly DataCopy[];
}

export interface DataCopy extends Possible {
  /** A second store that follows the first; backups; what restores to any moment of the last days. */
  readonly by: 'replica' | 'backup' | 'log';
  /** What it is or where it is kept. */
  readonly title: Title;
  /** How much of the newest data it lacks when it is needed: its lag, or the time from one copy to the next. */
  readonly age: Time;
  /** With each of these places the copy is lost. */
  readonly places: readonly Place[];
  /** The last day on which nospof.yaml says that a restore from it was tried. */
  readonly restoreTested?: string | undefined;
}

/** A failure domain that data lies in: a Region, a site, an account, a room. */
export interface Place extends Possible {
  readonly kind: string;
  readonly name: string;
  readonly title: Title;
}

/** What is there in one of the two worlds only, or (`world` undefined) in both. */
interface Possible {
  readonly world: 'best' | 'worst' | undefined;
  /** What would settle it, when only one world has it. */
  readonly missing: Missing;
}

/** Something lies there for certain. */
export function placeNamed(kind: string, name: string): Place {
  return { kind, name, title: domainTitle(kind, name), world: undefined, missing: undefined };
}
