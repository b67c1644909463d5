import type { Network } from '../../network/network.ts';
import type { Finding } from '../report.ts';
import type { CheckPolicy } from '../policy.ts';
import type { Models } from '../trial.ts';

/** A named check: what is not a failure and how long it lasts, and so cannot be written as a scenario. */
export interface Check {
  readonly name: string;
  /** JSON Schema of `with`. */
  readonly options: object;
  run(policy: CheckPolicy, facts: CheckFacts): Finding[];
}

export interface CheckFacts {
  readonly network: Network;
  readonly models: Models;
  /** Findings of the scenarios, so that a check does not report the same cause again. */
  readonly findings: readonly Finding[];
}

/** Schema of a check without options. */
export const noOptions = { type: 'object', additionalProperties: false };
