import type { Mistake } from '../../network/mistake.ts';
import type { Setting, SettingKind } from '../../network/setting.ts';
import type { Fact, Refusal, Title } from '../../network/network.ts';

/** What the policies of policies/redundancy.yaml say. */
export interface RedundancyStatements {
  /** The failure stops services, or may. */
  readonly stops: {
    readonly how: 'part' | 'degraded' | 'zone' | 'site' | 'region' | 'domain';
    /** So many others may be the ones instead: the same facts would settle it. */
    readonly others: number;
  };
  /** Services are not up, or may not be, even without a failure. */
  readonly 'not-up': { readonly lack: Lack };
  /** An entry with nothing behind it in the inputs, or with something of which they do not tell the parts. */
  readonly 'nothing-behind': { readonly lacks: readonly Fact[] };
  /** A standby is not up, or may not be, even without a failure. */
  readonly 'no-takeover': {
    /** The part below it that keeps it down; undefined where it is the standby itself. */
    readonly below: Title | undefined;
    readonly lack: Lack;
  };
  /** A standby takes over only by hand, as a setting is left off. */
  readonly 'by-hand': { readonly unset: Fact };
  /** Traffic does not get through, though nothing has failed: the whole service stands, or an alternative of it. */
  readonly refused: { readonly stops: boolean; readonly refusals: readonly Refusal[] };
  /** Something takes over, but too late. */
  readonly late: { readonly by: SettingKind | 'failover'; readonly settings: readonly Setting[] };
  /** Nothing takes over, or what takes over does not follow the state of what it watches. */
  readonly misled: { readonly mistake: Mistake; readonly isBlind: boolean };
  /** Alternatives whose loss nothing detects. */
  readonly unnoticed: unknown;
  /** One device carries more services of some grades than `most`. */
  readonly 'shared-device': { readonly most: number; readonly grades: readonly number[] };
}

/** What a part lacks to be up. */
export interface Lack {
  /** What nospof.yaml calls the need that is not met. */
  readonly name: string | undefined;
  /** The alternatives it has. */
  readonly of: readonly Title[];
  /** What is open about them. */
  readonly missing: readonly Fact[];
  /** They cannot be up before what needs them is. */
  readonly isCircle: boolean;
}
