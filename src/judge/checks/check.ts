import type { Resource } from '../../input/deployment.ts';
import type { Network } from '../../network/network.ts';
import type { Applied } from '../change/applied.ts';
import type { PlannedChange } from '../change/planned-change.ts';
import type { Finding } from '../finding.ts';
import type { CheckPolicy } from '../policy.ts';
import type { PaperRedundancy } from '../paper-redundancies.ts';
import type { Models } from '../breaches.ts';
import type { Cause } from '../cause.ts';
import type { Late } from '../late.ts';
import type { Assumptions } from '../../input/assumptions.ts';
import type { DeclaredFact } from '../declared/declared-fact.ts';
import type { Refused } from '../refusals.ts';
import type { Counterparts } from '../tiers/counterparts.ts';

/** A named check: what is not a failure and how long it lasts, and so cannot be written as a scenario. */
export interface Check {
  readonly name: string;
  /** JSON Schema of `with`. */
  readonly options: object;
  run(policy: CheckPolicy, facts: CheckFacts): Finding[];
}

/** Checks of the user's own, by name. */
export type OwnChecks = ReadonlyMap<string, Check & { readonly at: string }>;

export interface CheckFacts {
  readonly network: Network;
  readonly models: Models;
  /** Redundancy on paper that no finding of the scenarios speaks for. */
  readonly papers: readonly PaperRedundancy[];
  /** What stops services, of the policies in use. */
  readonly causes: readonly Cause[];
  /** What is taken over too late. */
  readonly late: readonly Late[];
  readonly assumptions: Assumptions;
  /** The day to judge by, `2026-11-28`: dates are compared with it, and with nothing else. */
  readonly asOf: string;
  /** What the inputs prove not to get through. */
  readonly refused: readonly Refused[];
  /** Services of production, and what is like them in the test tier. */
  readonly counterparts: Counterparts;
  /** What the plans do to what is there; undefined where they take nothing down and destroy no data. */
  readonly applied: Applied | undefined;
  /** The change to come, where there is one. */
  readonly change: PlannedChange | undefined;
  /** What the judgement rests on and no plan shows. */
  readonly declared: readonly DeclaredFact[];
  /** What the inputs contain. */
  readonly resources: readonly Resource[];
}

/** Schema of a check without options. */
export const noOptions = { type: 'object', additionalProperties: false };
