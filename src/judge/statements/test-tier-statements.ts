import type { TierSource } from '../../network/network.ts';

/** What the policies of policies/test-tier.yaml say. */
export interface TestTierStatements {
  /** Production, and no test tier; `isAbsent`: it is in stacks that the inputs are not all of. */
  readonly 'no-test-tier': { readonly statedBy: TierSource | undefined; readonly isAbsent: boolean };
  /** Services of production without a counterpart of these kinds in the test tier; all there are, or some. */
  readonly 'no-counterpart': { readonly kinds: readonly string[]; readonly isAll: boolean };
  /** The test tier uses a resource of production: the ids of those that do. */
  readonly 'shared-between-tiers': { readonly users: readonly string[] };
  /** Product classes that the test tier lacks. */
  readonly untested: { readonly classes: readonly string[] };
}
