import { groupBy, push } from '../../multimap.ts';
import { withDomains } from '../further-domains.ts';
import { applyKind, type Interruption } from '../interruption.ts';
import type { Component, Domain, Membership, Network, Seconds } from '../network.ts';
import type { Step } from '../stated.ts';

/**
 * The network with what the steps of a declared change take down at once as failure domains of the kind `apply`: steps with the
 * same `together`, or one step. What is down for no longer than a takeover may take is not taken down.
 * @param shortest the longest time that a takeover may take, seconds
 */
export function withSteps(network: Network, shortest: Seconds): Network {
  const steps = network.stated.change?.steps ?? [];
  const groups = groupBy(
    steps.filter((step) => takesDown(step, shortest)),
    (step) => step.together ?? step,
  );
  if (groups.size === 0) return network;
  const domains: Domain[] = [];
  const memberships = new Map<number, Membership[]>();
  for (const same of groups.values()) {
    const index = network.domains.length + domains.length;
    const takes = new Map<number, Interruption>();
    for (const step of same) {
      for (const component of step.to.flatMap(({ components }) => components)) {
        const part = network.components[component];
        if (part === undefined || takes.has(component)) continue;
        takes.set(component, interruptionOf(step, part));
        push(memberships, component, { domain: index, world: undefined, missing: undefined });
      }
    }
    const [{ at, title, together } = { at: '', title: undefined, together: undefined }] = same;
    const name = together ?? title ?? at;
    domains.push({ index, kind: applyKind, name: at, title: { is: 'steps', of: name }, stated: true, takes });
  }
  return withDomains(network, domains, memberships);
}

/** An access list stops nothing as long as it is right. */
function takesDown({ does, down = Infinity }: Step, shortest: Seconds): boolean {
  return does !== 'access-list' && down > shortest;
}

function interruptionOf({ at }: Step, { title, facts, origin }: Component): Interruption {
  const { resource = facts?.name ?? title.of, address } = origin;
  return {
    of: resource,
    address,
    by: 'step',
    arguments: [],
    missing: undefined,
    along: [],
    bound: [],
    after: [],
    at,
  };
}
