import type { CheckedComponent, CheckedNetwork, CheckedResource, UnknownAnswer } from './checked-network.ts';

/** A check of one's own: see `defineCheck`. */
export interface CheckDefinition<Options = Readonly<Record<string, unknown>>> {
  /** What policies name it by: lower-case words joined by hyphens. */
  readonly id: string;
  /** What it checks, as a sentence. */
  readonly title: string;
  /** JSON Schema of an object: what policies may give under `with`. Without one, no options. */
  readonly options?: object;
  /**
   * Gives what it finds; an empty list is a pass. It runs once for each policy that names it, and only looks: it does not wait
   * (no promise), read a clock, or write.
   */
  readonly check: (context: CheckContext<Options>) => readonly CheckResult[] | CheckResult;
}

export interface CheckContext<Options = Readonly<Record<string, unknown>>> {
  readonly network: CheckedNetwork;
  /** As the policy gives them under `with`; they fit the schema. */
  readonly options: Options;
  /** Something is surely not as it should be. */
  readonly fails: (found: FailsBecause) => CheckResult;
  /** It cannot be told; never use it for what surely is not as it should be. */
  readonly unproven: (found: UnprovenBecause) => CheckResult;
}

export interface FailsBecause {
  /** The resource or component to change; left out where it is the inputs as a whole. */
  readonly at?: CheckedResource | CheckedComponent;
  /** The argument to change, in dots, for the line of the finding: `backup_retention_period`. */
  readonly argument?: string;
  /** One sentence: what is wrong. Shown as it is, whatever it holds: never a secret. */
  readonly says: string;
  /** What to do; the fix of the policy unless given. */
  readonly fix?: string;
}

export interface UnprovenBecause extends FailsBecause {
  /** What would tell: unknown answers, or clauses such as `whether the copies are tested`. At least one. */
  readonly missing: readonly (UnknownAnswer | string)[];
}

/** What `fails` and `unproven` make; nothing else is an answer. */
export interface CheckResult {
  readonly verdict: 'fails' | 'unproven';
}
