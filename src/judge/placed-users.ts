import type { Network } from '../network/network.ts';
import { push } from '../multimap.ts';

/**
 * For a component that serves one place only (a NAT gateway of a zone), what stands in that place and needs it for no other
 * reason: up the needs that follow from a place, the parts with a body and the ways over them. Empty for other components.
 * Linear once, then in what is found.
 */
export function placedUsers(network: Network): (component: number) => ReadonlySet<number> {
  const uses = new Map<number, { readonly user: number; readonly place: number }[]>();
  for (const { index: user, needs } of network.components) {
    for (const { byPlaceOf, alternatives } of needs) {
      if (byPlaceOf === undefined) continue;
      for (const { component } of alternatives) push(uses, component, { user, place: byPlaceOf });
    }
  }
  return (component) => {
    const found = new Set<number>();
    const seen = new Set([component]);
    // A set may grow while it is walked: what is added comes later in the same walk.
    for (const at of seen) {
      for (const { user, place } of uses.get(at) ?? []) {
        if (network.components[place]?.role === 'group') seen.add(user);
        else {
          found.add(place);
          seen.add(place);
          // A way over several parts needs each of them itself, one after another.
          if (network.components[user]?.role === 'group') found.add(user);
        }
      }
    }
    return found;
  };
}
