import type { WaiverProblem } from './accepted/waiver-problem.ts';
import type { DeclaredFact } from './declared/declared-fact.ts';
import type { CapacityStatements } from './statements/capacity-statements.ts';
import type { ChangeStatements } from './statements/change-statements.ts';
import type { DependenciesStatements } from './statements/dependencies-statements.ts';
import type { DetectionStatements } from './statements/detection-statements.ts';
import type { OwnershipStatements } from './statements/ownership-statements.ts';
import type { RecoveryStatements } from './statements/recovery-statements.ts';
import type { RedundancyStatements } from './statements/redundancy-statements.ts';
import type { TestTierStatements } from './statements/test-tier-statements.ts';

export type { Lack } from './statements/redundancy-statements.ts';

/** What a finding says, besides what it is about: facts only, `report/words` makes the sentence. */
export type Statement<Says extends keyof Statements = keyof Statements> = {
  [One in Says]: { readonly says: One } & Statements[One];
}[Says];

/** By the file of policies/ that says it; a pack has its statements in `statements/`. */
export interface Statements
  extends
    RedundancyStatements,
    TestTierStatements,
    DependenciesStatements,
    DetectionStatements,
    CapacityStatements,
    ChangeStatements,
    RecoveryStatements,
    OwnershipStatements {
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
