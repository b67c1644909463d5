import type { CheckDefinition } from './judge/own-checks/check-definition.ts';

export type * from './judge/own-checks/check-definition.ts';
export type * from './judge/own-checks/checked-network.ts';

/**
 * A check of one's own, for a module that `plugins` of nospof.yaml names; a policy uses it by `check: ID`.
 *
 *     export const shortBackups = defineCheck({
 *       id: 'short-backups',
 *       title: 'Backups are kept for as long as the law asks',
 *       check: ({ network, fails }) => …,
 *     });
 */
export function defineCheck<Options = Readonly<Record<string, unknown>>>(
  definition: CheckDefinition<Options>,
): CheckDefinition {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its options fit the schema before it runs
  return Object.freeze({ ...definition }) as unknown as CheckDefinition;
}
