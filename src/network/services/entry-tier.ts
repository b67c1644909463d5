import { entryOf } from '../aws/catalogue/catalogue.ts';
import type { Draft } from '../builder.ts';
import type { Tier } from '../network.ts';
import { reach } from '../reach.ts';
import type { Entry } from './entries.ts';

/**
 * The tier of a service that an entry leads to: the one the entry states. A DNS record cannot have a tag, so where nothing
 * else states its tier it has the tier of all that it leads to, if that is one.
 */
export function tierOfEntry(drafts: readonly Draft[], { root, resource }: Entry, ofResource: Tier): Tier {
  const own = root.tier === 'unstated' ? ofResource : root.tier;
  if (own !== 'unstated' || entryOf(resource).role !== 'dns') return own;
  const tiers = new Set<Tier>();
  for (const index of reach(drafts, [root.index])) {
    const draft = drafts[index];
    if (draft?.productClass !== undefined && draft.role !== 'dns' && draft.origin.service !== 'dns')
      tiers.add(draft.tier);
  }
  const [tier, ...others] = tiers;
  return others.length === 0 && tier !== undefined ? tier : 'unstated';
}
