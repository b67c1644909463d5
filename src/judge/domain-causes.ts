import type { Assumptions } from '../input/assumptions.ts';
import type { Domain, Network } from '../network/network.ts';
import { domainFailures } from '../simulate/failure.ts';
import { outage } from '../simulate/outage.ts';
import type { Cause } from './cause.ts';
import type { ComponentResult } from './component-causes.ts';
import type { PolicySet, ScenarioPolicy } from './policy.ts';
import { failedDependencies } from './failed-dependencies.ts';
import { admits, countsFor, kindsOf, subjectsOf } from './policy-subjects.ts';
import { type Breach, type Models, tryFailures } from './breaches.ts';
import { groupBy, push } from '../multimap.ts';

interface DomainBreach {
  readonly policy: ScenarioPolicy;
  readonly domain: Domain;
  readonly size: number;
  readonly breach: Breach;
}

/**
 * Fails every domain the policies name. The smallest failure is reported: where a component inside, or a smaller domain
 * inside, already stops the service, the domain is only listed on that cause as `also`.
 */
export function domainCauses(
  network: Network,
  models: Models,
  policies: PolicySet,
  assumptions: Assumptions,
  components: ComponentResult,
): Cause[] {
  const members = membersOf(network);
  const tried = tryDomains(network, models, policies, assumptions, members);
  const inside = breachesInside(network, components.breaches);
  const supersets = supersetsOf(network, members);
  const parts = partsBehind();
  /** A zone that may be lost with all that surely stops the service when a known zone is lost tells nothing more. */
  const mayBeTheSame = (inner: Domain, first: Breach, { domain, breach }: DomainBreach): boolean => {
    if (inner.kind !== domain.kind || first.verdict !== 'broken' || breach.verdict !== 'unproven') return false;
    const lost = new Set(members.get(domain.index));
    return parts(first).every((part) => lost.has(part));
  };
  const causes = new Map<string, DomainBreach[]>();
  const also = new Map<string, Set<Domain>>();
  for (const [, ofService] of groupBy(tried, ({ breach }) => `${breach.failure.mode} ${breach.service.name}`)) {
    const smaller: { readonly tried: DomainBreach; readonly key: string }[] = [];
    for (const one of ofService.toSorted(surestAndSmallestFirst)) {
      const { breach, domain, policy } = one;
      const stops = inside.get(`${breach.service.name} ${domain.index}`) ?? [];
      // The same root: what stops one site of a service does not explain why the loss of a site stops all of it.
      const stopping = stops.filter((part) => part.root === breach.root && settles(part, breach));
      for (const part of stopping) {
        // What only may stop is no "same effect" beside what surely does.
        if (part.verdict === breach.verdict) components.causeOf.get(part)?.also.add(domain);
      }
      if (stopping.length > 0) continue;
      const within = smaller.filter(
        ({ tried: { domain: inner, breach: first } }) =>
          inner.index !== domain.index &&
          first.root === breach.root &&
          settles(first, breach) &&
          (supersets(inner.index).has(domain.index) || mayBeTheSame(inner, first, one)),
      );
      for (const { key, tried: first } of within) {
        if (first.breach.verdict === breach.verdict) also.get(key)?.add(domain);
      }
      if (within.length > 0) continue;
      const key = `${policy.id} ${breach.failure.mode} ${domain.index}`;
      smaller.push({ tried: one, key });
      if (!also.has(key)) also.set(key, new Set());
      push(causes, key, one);
    }
  }
  return [...causes].map(([key, list]) => toCause(network, list, also.get(key) ?? new Set()));
}

function surestAndSmallestFirst(a: DomainBreach, b: DomainBreach): number {
  return Number(a.breach.verdict === 'unproven') - Number(b.breach.verdict === 'unproven') || a.size - b.size;
}

/** What is only unproven does not settle what is proven: that would hide a broken zone behind a question. */
function settles(smaller: Breach, larger: Breach): boolean {
  return smaller.verdict === 'broken' || larger.verdict === 'unproven';
}

function tryDomains(
  network: Network,
  models: Models,
  policies: PolicySet,
  assumptions: Assumptions,
  members: ReadonlyMap<number, readonly number[]>,
): DomainBreach[] {
  const tried: DomainBreach[] = [];
  const claimed = new Set<string>();
  for (const policy of policies.policies) {
    if (policy.kind !== 'scenario') continue;
    const services = network.services.filter((service) => admits(policy.services, service));
    for (const set of policy.failures) {
      for (const kind of kindsOf(set, network, policies.defined)) {
        const failures = domainFailures(network, kind, policy.mode);
        const subjects = subjectsOf(services, { kind, withinSite: set.withinSite }, policy.atMost, assumptions);
        const mine = new Set<string>();
        for (const breach of tryFailures(models, failures, subjects)) {
          const domain = network.domains[breach.failure.domain ?? -1];
          if (domain === undefined) throw new Error('a domain failure names its domain');
          const key = `${policy.mode} ${domain.index} ${breach.service.name}`;
          if (claimed.has(key) || !countsFor(breach.service, domain, set)) continue;
          mine.add(key);
          tried.push({ policy, domain, size: members.get(domain.index)?.length ?? 0, breach });
        }
        for (const key of mine) claimed.add(key);
      }
    }
  }
  return tried;
}

/** Members by domain, whichever world they are in. */
function membersOf(network: Network): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>();
  for (const component of network.components) {
    for (const domain of new Set(component.domains.map((membership) => membership.domain))) {
      push(members, domain, component.index);
    }
  }
  return members;
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
  return (breach) => {
    let parts = known.get(breach);
    if (parts === undefined) {
      const { failure, world, worlds, root, limit } = breach;
      const model = worlds[world];
      parts = failedDependencies(
        model,
        outage(model, failure[world], failure),
        new Set(failure[world]),
        root,
        limit,
        failure.mode,
      );
      known.set(breach, parts);
    }
    return parts;
  };
}

function toCause(network: Network, tried: readonly DomainBreach[], also: Set<Domain>): Cause {
  const [first] = tried;
  if (first === undefined) throw new Error('a cause has a breach');
  const resting = new Set<number>();
  const { failure } = first.breach;
  for (const [model, ofWorld] of groupBy(tried, ({ breach }) => breach.worlds[breach.world])) {
    const seconds = outage(model, failure[model.world], failure);
    const hit = new Set(failure[model.world]);
    for (const { breach } of ofWorld) {
      for (const part of failedDependencies(model, seconds, hit, breach.root, breach.limit, failure.mode))
        resting.add(part);
    }
  }
  return {
    policy: first.policy,
    mode: failure.mode,
    components: [...resting].toSorted((a, b) => a - b).flatMap((index) => network.components[index] ?? []),
    domain: first.domain,
    breaches: tried.map(({ breach }) => breach),
    also,
  };
}
