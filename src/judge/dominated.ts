import type { Component, Network } from '../network/network.ts';
import { counts, type Failure } from '../simulate/failure.ts';
import { type Model, Part } from '../simulate/world-model.ts';
import { needOutage } from '../simulate/need-outage.ts';
import { type Breach, settles } from './breaches.ts';
import type { Cause, Claim } from './cause.ts';
import { type Trial, trial } from './failed-dependencies.ts';
import { placedUsers } from './placed-users.ts';
import { certainWherever, onlyMember } from './stuck-members.ts';
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
    ({ failure, root }) => `${failure.mode} ${failure.component} ${root}`,
  );
  const onlyOver = paths();
  const lost = groupBy(
    domains.flatMap((cause) => cause.breaches.map((breach) => ({ cause, breach }))),
    ({ breach }) => breach.root,
  );
  const kept: Claim[] = [];
  const behind = new Map<Breach, Set<Component>>();
  for (const claim of claims) {
    const { breach, component } = claim;
    const before = users(component.index);
    if (before.size === 0 || !onlyOver(breach, component.index, before)) {
      kept.push(claim);
      continue;
    }
    const parts = [...before]
      .flatMap((one) => stopping.get(`${breach.failure.mode} ${one} ${breach.root}`) ?? [])
      .filter((part) => settles(part, breach));
    const zones = (lost.get(breach.root) ?? []).filter(
      ({ cause, breach: of }) => settles(of, breach) && cause.components.some(({ index }) => before.has(index)),
    );
    for (const part of parts) {
      // What only may stop is no "same effect" beside what surely does.
      if (part.verdict === breach.verdict) behind.set(part, (behind.get(part) ?? new Set()).add(component));
    }
    if (parts.length === 0) for (const { cause } of zones) cause.also.add(component);
    if (parts.length > 0 || zones.length > 0) continue;
    const at = onlyMember(network, before);
    kept.push(at === undefined ? claim : { ...claim, at });
  }
  return { claims: certainWherever(network, kept), behind };
}

/** Whether the failure of the component reaches the root only over what stands before it. */
function paths(): (breach: Breach, component: number, before: ReadonlySet<number>) => boolean {
  const known = new Map<Failure, Map<Model, Trial>>();
  return ({ failure, root, limit, world, worlds }, component, before) => {
    const model = worlds[world];
    const byModel = known.get(failure) ?? new Map<Model, Trial>();
    known.set(failure, byModel);
    const tried = byModel.get(model) ?? trial(model, failure, failure[world]);
    byModel.set(model, tried);
    return !isReached(tried, root, component, limit, before);
  };
}

/** Whether a way down from the root over what is out leads to the component, past all that stands before it. */
function isReached(
  { model, failure, hit, seconds }: Trial,
  root: number,
  component: number,
  limit: number,
  before: ReadonlySet<number>,
): boolean {
  const { needStart, alternativeStart, alternative, part } = model;
  const seen = new Set([root]);
  // A set may grow while it is walked: what is added comes later in the same walk.
  for (const at of seen) {
    if (at === component) return true;
    if (before.has(at)) continue;
    for (let need = needStart[at]!; need < needStart[at + 1]!; need++) {
      if (!counts(model, need, hit, failure)) continue;
      if (needOutage(model, need, failure.mode, seconds).seconds <= limit) continue;
      for (let index = alternativeStart[need]!; index < alternativeStart[need + 1]!; index++) {
        const next = alternative[index]!;
        if (part[index] !== Part.Absent && seconds.of(next) > limit) seen.add(next);
      }
    }
  }
  return false;
}
