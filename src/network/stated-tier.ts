import type { Resource } from '../input/deployment.ts';
import type { Test } from './declared-match.ts';
import type { Tier, TierSource } from './network.ts';
import { tierSaid } from './tier-words.ts';

export const declaration: TierSource = { from: 'nospof.yaml' };

export interface StatedTier {
  readonly tier: Tier;
  readonly by: TierSource | undefined;
  /** What states a test tier after the plan is applied, where the resource is of production before it. */
  readonly after?: TierSource;
}

/**
 * The tier that is stated of a resource: what is declared wins, then tags, stack, workspace and account. Undefined where nothing
 * states one. What is of production stays so when a plan gives it other tags: clients use it as they did.
 */
export function tierStated(
  resource: Resource,
  declared: Readonly<Record<'production' | 'test', Test | undefined>>,
): StatedTier | undefined {
  const { taggedBefore } = resource;
  if (taggedBefore === undefined) return statedOf(resource, declared);
  const { taggedBefore: _before, ...after } = resource;
  const now = statedOf(after, declared);
  if (now?.tier === 'production') return now;
  const before = statedOf({ ...after, ...taggedBefore }, declared);
  if (before?.tier !== 'production') return now;
  return { ...before, ...(now?.by && { after: now.by }) };
}

function statedOf(
  resource: Resource,
  declared: Readonly<Record<'production' | 'test', Test | undefined>>,
): StatedTier | undefined {
  if (declared.production?.(resource)) return { tier: 'production', by: declaration };
  if (declared.test?.(resource)) return { tier: 'test', by: declaration };
  return tierSaid(resource);
}
