import type { Component, Network } from '../network/network.ts';
import { outage, type Outages } from '../simulate/outage.ts';
import type { Failure } from '../simulate/failure.ts';
import type { Model } from '../simulate/world-model.ts';
import type { Breach } from './breaches.ts';
import type { Cause, Claim } from './cause.ts';
import { settles } from './domain-causes.ts';
import { placedUsers } from './placed-users.ts';
import { groupBy } from '../multimap.ts';

export interface Undominated {
  readonly claims: readonly Claim[];
  /** What is told with a claim instead of by itself. */
  readonly behind: ReadonlyMap<Breach, ReadonlySet<Component>>;
}

/**
 * Leaves out what follows from a decision that is reported: a part that serves one place only (the NAT gateway of a zone),
 * stops the service only through what stands in that place, and would not be needed there if that stood elsewhere as well.
 * It is told with the part before it that stops the service alone, or with the loss of the zone in which all members stand.
 */
export function withoutDominated(network: Network, claims: readonly Claim[], domains: readonly Cause[]): Undominated {
  const users = placedUsers(network);
  const stopping = groupBy(
    claims.map(({ breach }) => breach),
    ({ failure, root }) => `${failure.component} ${root}`,
  );
  const survives = survival();
  const lost = groupBy(
    domains.flatMap((cause) => cause.breaches.map((breach) => ({ cause, breach }))),
    ({ breach }) => breach.root,
  );
  const kept: Claim[] = [];
  const behind = new Map<Breach, Set<Component>>();
  for (const claim of claims) {
    const { breach, component } = claim;
    const before = users(component.index);
    if (before.size === 0 || !survives(breach, before)) {
      kept.push(claim);
      continue;
    }
    const parts = [...before]
      .flatMap((one) => stopping.get(`${one} ${breach.root}`) ?? [])
      .filter((part) => settles(part, breach));
    const zones = (lost.get(breach.root) ?? []).filter(
      ({ cause, breach: of }) => settles(of, breach) && cause.components.some(({ index }) => before.has(index)),
    );
    for (const part of parts) behind.set(part, (behind.get(part) ?? new Set()).add(component));
    if (parts.length === 0) for (const { cause } of zones) cause.also.add(component);
    if (parts.length === 0 && zones.length === 0) kept.push(claim);
  }
  return { claims: kept, behind };
}

/** Whether the failure of the component would not be noticed, if nothing could stop what stands before it. */
function survival(): (breach: Breach, before: ReadonlySet<number>) => boolean {
  const known = new Map<Failure, Map<Model, Outages>>();
  return ({ failure, root, limit, world, worlds }, before) => {
    const model = worlds[world];
    const byModel = known.get(failure) ?? new Map<Model, Outages>();
    known.set(failure, byModel);
    const seconds = byModel.get(model) ?? outage(model, failure[world], failure, before);
    byModel.set(model, seconds);
    return seconds.of(root) <= limit;
  };
}
