import type { Network } from '../network/network.ts';

/**
 * What a component needs only because of where it stands, directly or through others: what would be another part if it stood
 * elsewhere. Linear in what is found.
 */
export function placedBehind(network: Network, component: number): ReadonlySet<number> {
  const found = new Set([component]);
  // A set may grow while it is walked: what is added comes later in the same walk.
  for (const at of found) {
    for (const { byPlaceOf, alternatives } of network.components[at]?.needs ?? []) {
      if (byPlaceOf === undefined) continue;
      for (const alternative of alternatives) found.add(alternative.component);
    }
  }
  return found;
}
