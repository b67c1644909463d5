import type { WaiverProblem } from './accepted/waiver-problem.ts';
import type { DeclaredFact } from './declared/declared-fact.ts';
import type { Mistake } from '../network/mistake.ts';
import type { Setting, SettingKind } from '../network/setting.ts';
import type { Fact, Refusal, TierSource, Title } from '../network/network.ts';

/** What a finding says, besides what it is about: facts only, `report/words` makes the sentence. */
export type Statement<Says extends keyof Statements = keyof Statements> = {
  [One in Says]: { readonly says: One } & Statements[One];
}[Says];

export interface Statements {
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
  /** Production, and no test tier; `isAbsent`: it is in stacks that the inputs are not all of. */
  readonly 'no-test-tier': { readonly statedBy: TierSource | undefined; readonly isAbsent: boolean };
  /** Services of production without a counterpart of these kinds in the test tier; all there are, or some. */
  readonly 'no-counterpart': { readonly kinds: readonly string[]; readonly isAll: boolean };
  /** The test tier uses a resource of production: the ids of those that do. */
  readonly 'shared-between-tiers': { readonly users: readonly string[] };
  /** Product classes that the test tier lacks. */
  readonly untested: { readonly classes: readonly string[] };
  /** A declaration takes the place of what the plan shows. */
  readonly 'declared-away': { readonly fact: DeclaredFact };
  /** What a check of the user's own says. */
  readonly own: { readonly text: string; readonly argument: string | undefined };
  /** A waiver of a policy does not apply. */
  readonly 'waiver-invalid': {
    readonly waives: string;
    /** What it is for, as written: addresses and fingerprints. */
    readonly of: readonly string[];
    readonly problems: readonly WaiverProblem[];
  };
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
