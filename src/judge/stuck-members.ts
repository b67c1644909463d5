import type { Component, Network } from '../network/network.ts';
import { groupBy } from '../multimap.ts';
import type { Claim } from './cause.ts';

/**
 * The only member of a pool among the components, where it may be started in another place: it does not leave its own because
 * something failed that it needs there, and nothing stands in for it. That there is one is the decision, not what failed.
 */
export function onlyMember(network: Network, components: Iterable<number>): Component | undefined {
  for (const index of components) {
    const one = network.components[index];
    if (one === undefined || one.role === 'group' || !one.needs.some(({ relocated }) => relocated === false)) continue;
    const { resource } = one.origin;
    const members = network.components.filter(({ fails, origin }) => fails && origin.resource === resource);
    if (members.length === 1) return one;
  }
  return undefined;
}

/**
 * A member stands in one of several places, the plan does not tell which. Where something fails in each of them that it needs
 * there, it surely is stuck by one of these: what was a question about each is certain for the member.
 */
export function certainWherever(network: Network, claims: readonly Claim[]): Claim[] {
  const stuck = groupBy(claims, ({ at, breach }) => (at === undefined ? undefined : `${at.index} ${breach.root}`));
  return claims.map((claim) => {
    const { at, breach } = claim;
    if (at === undefined || breach.verdict === 'broken') return claim;
    const failing = stuck.get(`${at.index} ${breach.root}`)?.map(({ component }) => component.index) ?? [];
    const isCovered = at.needs.some(
      ({ relocated, world, alternatives }) =>
        relocated === false &&
        world === undefined &&
        alternatives.every((way) => {
          const behind = reachOf(network, way.component);
          return failing.some((component) => behind.has(component));
        }),
    );
    const [, worst] = breach.outage;
    return isCovered
      ? { ...claim, breach: { ...breach, verdict: 'broken', outage: [worst, worst], world: 'worst' } }
      : claim;
  });
}

function reachOf(network: Network, component: number): ReadonlySet<number> {
  const found = new Set([component]);
  // A set may grow while it is walked: what is added comes later in the same walk.
  for (const at of found) {
    for (const { alternatives } of network.components[at]?.needs ?? []) {
      for (const alternative of alternatives) found.add(alternative.component);
    }
  }
  return found;
}
