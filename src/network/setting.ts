import type { Origin } from './origin.ts';

/** What makes a switch to another alternative as slow as it is. As with facts, `report/words` has the phrase for each `is`. */
export interface Setting {
  readonly is: SettingKind;
  /** The resource to change. */
  readonly origin: Origin;
  /** Its arguments, in dots; none where it is no argument. */
  readonly paths: readonly string[];
  /** Its share of the switch time, at its longest. */
  readonly seconds: number;
}

export type SettingKind =
  /** Health checks of one interval, so many of which have to fail. */
  | 'health-check'
  /** Periods of an alarm. */
  | 'alarm'
  /** Answers stay in caches. */
  | 'time-to-live'
  /** A person switches. */
  | 'manual';
