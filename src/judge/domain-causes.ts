import type { Domain, Network } from '../network/network.ts';
import { type Breach, settles } from './breaches.ts';
import type { Cause } from './cause.ts';
import { type DomainBreach, membersOf } from './domain-breaches.ts';
import type { Failure } from '../simulate/failure.ts';
import { clusters } from './clusters.ts';
import type { Model } from '../simulate/world-model.ts';
import { failedDependencies, type Trial, trial } from './failed-dependencies.ts';
import { isPlanned } from './limit.ts';
import { ownCause } from './own-cause.ts';
import { allToMove, toCauses } from './zone-decisions.ts';
import { groupBy, push } from '../multimap.ts';

export interface DomainCauses {
  readonly causes: readonly Cause[];
  /** Domains that are lost with the same effect as what explains them, by the breach of a component. */
  readonly also: ReadonlyMap<Breach, ReadonlySet<Domain>>;
}

/**
 * Lost domains that are a cause of their own. The smallest failure is reported: where components inside, or a smaller domain
 * inside, already stop the service, and nothing else in the domain would, it is only listed with these as `also`.
 */
export function domainCauses(
  network: Network,
  tried: readonly DomainBreach[],
  components: readonly Breach[],
): DomainCauses {
  const members = membersOf(network);
  const inside = breachesInside(network, components);
  const supersets = supersetsOf(network, members);
  const parts = partsBehind();
  const left = ownCause(network);
  /** A zone that may be lost with all that surely stops the service when a known zone is lost tells nothing more. */
  const mayBeTheSame = (inner: Domain, first: Breach, { domain, breach }: DomainBreach): boolean => {
    if (inner.kind !== domain.kind || first.verdict !== 'broken' || breach.verdict !== 'unproven') return false;
    const lost = new Set(members.get(domain.index));
    return parts(first).every((part) => lost.has(part));
  };
  /**
   * What is left of a lost zone besides the parts in it that stop the service by themselves. A lost site or a shared firmware
   * takes everything of some services, also once the single parts are mended; and an assumed workload is no part to move. What a
   * change takes down besides single parts is a decision of the change.
   */
  const besides = ({ domain, breach }: DomainBreach, stopping: readonly Breach[]): Breach | undefined => {
    const spared = stopping.flatMap(({ failure }) => failure.component ?? []);
    if (isPlanned(domain.kind)) return left(breach, spared);
    const rest = domain.kind === 'zone' ? left(breach, spared) : undefined;
    return rest && parts(rest).some((part) => network.components[part]?.role !== 'group') ? rest : undefined;
  };
  const toMove = allToMove(network, parts, left, inside);
  const causes = new Map<string, DomainBreach[]>();
  const also = new Map<DomainBreach, Set<Domain>>();
  const alsoOf = new Map<Breach, Set<Domain>>();
  for (const [, ofService] of groupBy(tried, ({ breach }) => `${breach.failure.mode} ${breach.service.name}`)) {
    const smaller: DomainBreach[] = [];
    for (const whole of ofService.toSorted(surestAndSmallestFirst)) {
      const { domain, policy } = whole;
      const stops = inside.get(`${whole.breach.service.name} ${domain.index}`) ?? [];
      // The same root: what stops one site of a service does not explain why the loss of a site stops all of it.
      const stopping = stops.filter((part) => part.root === whole.breach.root && settles(part, whole.breach));
      for (const part of stopping) {
        // What only may stop is no "same effect" beside what surely does.
        if (part.verdict === whole.breach.verdict) alsoOf.set(part, (alsoOf.get(part) ?? new Set()).add(domain));
      }
      const breach = stopping.length === 0 ? whole.breach : besides(whole, stopping);
      if (breach === undefined) continue;
      const one = { ...whole, breach };
      const within = smaller.filter(
        ({ domain: inner, breach: first }) =>
          inner.index !== domain.index &&
          first.root === breach.root &&
          settles(first, breach) &&
          (supersets(inner.index).has(domain.index) || mayBeTheSame(inner, first, one)),
      );
      for (const first of within) {
        if (first.breach.verdict === breach.verdict) also.get(first)?.add(domain);
      }
      if (within.length > 0) continue;
      smaller.push(one);
      also.set(one, new Set());
      push(causes, `${policy.id} ${breach.failure.mode} ${domain.index}`, one);
    }
  }
  return {
    causes: [...causes.values()]
      .flatMap((list) => apart(list, toMove))
      .flatMap((list) => toCauses(network, list, toMove, also)),
    also: alsoOf,
  };
}

/**
 * Services that rest on a part together lose it by one decision; those that share none only stand in the same zone, as those
 * of two unrelated plans may, or are changed by one plan. Any other domain is a decision of its own: a site, a room, a firmware.
 */
function apart(
  tried: readonly DomainBreach[],
  parts: (tried: DomainBreach) => readonly number[],
): readonly (readonly DomainBreach[])[] {
  if (tried.some(({ domain: { kind } }) => kind !== 'zone' && !isPlanned(kind))) return [tried];
  return clusters(tried, (one) => [`service ${one.breach.service.name}`, ...parts(one).map(String)]);
}

function surestAndSmallestFirst(a: DomainBreach, b: DomainBreach): number {
  return Number(a.breach.verdict === 'unproven') - Number(b.breach.verdict === 'unproven') || a.size - b.size;
}

/** Breaches by components, by service and the domains the component is in. */
function breachesInside(network: Network, breaches: readonly Breach[]): ReadonlyMap<string, readonly Breach[]> {
  const inside = new Map<string, Breach[]>();
  for (const breach of breaches) {
    const memberships = network.components[breach.failure.component ?? -1]?.domains ?? [];
    for (const domain of new Set(memberships.map((membership) => membership.domain))) {
      const key = `${breach.service.name} ${domain}`;
      push(inside, key, breach);
    }
  }
  return inside;
}

/** Domains that hold every member of a domain; worked out once for each domain asked for. */
function supersetsOf(
  network: Network,
  members: ReadonlyMap<number, readonly number[]>,
): (domain: number) => ReadonlySet<number> {
  const known = new Map<number, ReadonlySet<number>>();
  return (domain) => {
    let common = known.get(domain);
    if (common !== undefined) return common;
    const counts = new Map<number, number>();
    const list = members.get(domain) ?? [];
    for (const member of list) {
      const memberships = network.components[member]?.domains ?? [];
      for (const other of new Set(memberships.map((membership) => membership.domain))) {
        counts.set(other, (counts.get(other) ?? 0) + 1);
      }
    }
    common = new Set([...counts].filter(([, count]) => count === list.length).map(([other]) => other));
    known.set(domain, common);
    return common;
  };
}

/** The failed components that a breach rests on; worked out once for each breach asked for. */
function partsBehind(): (breach: Breach) => readonly number[] {
  const known = new Map<Breach, readonly number[]>();
  const trials = new Map<Failure, Map<Model, Trial>>();
  return (breach) => {
    const { failure, world, worlds, root, limit } = breach;
    const before = known.get(breach);
    if (before !== undefined) return before;
    const model = worlds[world];
    const ofFailure = trials.get(failure) ?? new Map<Model, Trial>();
    trials.set(failure, ofFailure);
    const tried = ofFailure.get(model) ?? trial(model, failure, failure[world]);
    ofFailure.set(model, tried);
    const parts = failedDependencies(tried, root, limit);
    known.set(breach, parts);
    return parts;
  };
}
