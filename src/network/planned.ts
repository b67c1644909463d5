import type { Declared } from '../input/declared/declared.ts';
import type { Draft, NetworkBuilder } from './builder.ts';
import { type Fact, allOf } from './fact.ts';
import type { Need, Service } from './network.ts';
import { type Title, written } from './title.ts';
import { push, replaceAll } from '../multimap.ts';

/**
 * Leaves out what is only planned: it is an alternative of no need, and neither is a junction that has nothing else to lead
 * to. A need that is left with too little names what is planned as the fact that is missing. To be called when everything
 * is drawn and has its facts. Linear in the alternatives.
 * @returns the services that are there: no inferred one that is planned itself, and no planned site of a declared one.
 */
export function inService(net: NetworkBuilder, declared: Declared, services: readonly Service[]): readonly Service[] {
  const planned = plannedComponents(net, declared);
  leaveOutPeers(net.drafts, planned);
  leaveOut(net.drafts, planned);
  const sites = declared.domains.get('site');
  return services
    .filter((service) => service.declared || !planned.has(service.root))
    .map((service) => ({
      ...service,
      withinSite: new Map([...service.withinSite].filter(([site]) => !sites?.get(site)?.planned)),
    }));
}

/** Of machines that may each be a service of its own, one that is planned is none; where all are, neither is their pool. */
function leaveOutPeers(drafts: readonly Draft[], planned: Map<number, Title>): void {
  const sets = new Map<string, Set<number>>();
  for (const { index, peers } of drafts) {
    if (peers !== undefined && planned.has(index)) sets.set(peers, (sets.get(peers) ?? new Set()).add(index));
  }
  for (const root of sets.size === 0 ? [] : drafts) {
    const absent = sets.get(root.id);
    if (absent === undefined) continue;
    const isThere = ({ world, alternatives }: Need): boolean =>
      world === undefined || alternatives.some(({ component }) => !absent.has(component));
    const kept = root.needs.filter(isThere);
    replaceAll(root.needs, kept);
    const [why] = absent;
    const title = why === undefined ? undefined : planned.get(why);
    if (title !== undefined && kept.every(({ world }) => world === undefined)) planned.set(root.index, title);
  }
}

function leaveOut(drafts: readonly Draft[], planned: ReadonlyMap<number, Title>): void {
  if (planned.size === 0) return;
  const users = usersByComponent(drafts);
  const absent = new Map(planned);
  const left = new Map<Need, number>();
  for (const [component, why] of absent) {
    for (const { user, need } of users.get(component) ?? []) {
      const others = (left.get(need) ?? need.alternatives.length) - 1;
      left.set(need, others);
      const isEmpty = others < need.k && need.world === undefined;
      if (isEmpty && user.role === 'group' && !absent.has(user.index)) absent.set(user.index, why);
    }
  }
  for (const draft of drafts) {
    for (const [place, need] of draft.needs.entries()) {
      if (left.has(need)) draft.needs[place] = without(need, absent);
    }
  }
}

/** Components that are planned, with what is planned: the component, or its site. */
function plannedComponents(net: NetworkBuilder, declared: Declared): Map<number, Title> {
  const domains = new Map(
    net.domains
      .filter(({ kind, name }) => declared.domains.get(kind)?.get(name)?.planned)
      .map(({ index, title }) => [index, title]),
  );
  const planned = new Map<number, Title>();
  for (const draft of net.drafts) {
    if (draft.facts?.planned) planned.set(draft.index, written(draft.facts.name));
    for (const { domain, world } of draft.domains) {
      const title = domains.get(domain);
      if (title !== undefined && world === undefined) planned.set(draft.index, title);
    }
  }
  // A module is where its device is.
  for (const { index, facts } of net.drafts) {
    const device = facts?.moduleOf === undefined ? undefined : planned.get(facts.moduleOf);
    if (device !== undefined) planned.set(index, device);
  }
  return planned;
}

function usersByComponent(drafts: readonly Draft[]): ReadonlyMap<number, readonly { user: Draft; need: Need }[]> {
  const users = new Map<number, { user: Draft; need: Need }[]>();
  for (const user of drafts) {
    for (const need of user.needs) {
      for (const { component } of need.alternatives) {
        push(users, component, { user, need });
      }
    }
  }
  return users;
}

function without(need: Need, absent: ReadonlyMap<number, Title>): Need {
  const alternatives = need.alternatives.filter(({ component }) => !absent.has(component));
  if (alternatives.length >= need.k) return { ...need, alternatives };
  const planned = need.alternatives.flatMap(({ component }) => absent.get(component) ?? []);
  const facts = planned.map((part): Fact => ({ is: 'in-service', of: part.of, part }));
  return { ...need, alternatives, missing: allOf(need.missing, facts) };
}
