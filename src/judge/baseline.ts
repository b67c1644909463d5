import { factKey } from '../network/fact.ts';
import type { Component, Fact, Network, OpenEnd, Role, Service } from '../network/network.ts';
import type { Model } from '../simulate/world-model.ts';
import { groupBy } from '../multimap.ts';
import { failedDependencies, trial } from './failed-dependencies.ts';
import type { Lack } from './statement.ts';
import type { Models } from './breaches.ts';

/** Services that cannot be judged because they are, or may be, not up even without a failure; or an open end. */
export interface Gap {
  readonly services: readonly Service[];
  readonly component: Component;
  /** Only sites of the services are down, not the services themselves. */
  readonly siteOnly: boolean;
  /** Role of what is missing: its policy reports it. */
  readonly role: Role;
  /** What the component lacks; undefined for an open end. */
  readonly lack: Lack | undefined;
  readonly missing: readonly Fact[];
  /** From the service to what is missing. */
  readonly chain: readonly Component[];
}

/** Gaps of a network: one for each open end, one for each thing whose absence keeps services down without failure. */
export function gapsOf(network: Network, models: Models): Gap[] {
  const users = endUsers(network, models.worst);
  const ends = network.openEnds.map((end) => openEnd(network, end, users.get(end.component) ?? new Set()));
  const ended = new Set(network.openEnds.map(({ component }) => component));
  const stuck: Stuck[] = [];
  for (const service of network.services) {
    if (ended.has(service.root)) continue;
    // A site that cannot serve without failure is a gap as the whole service is.
    const roots = [service.root, ...service.withinSite.values()];
    const root = roots.find((one) => !models.worst.up(one) || !models.best.up(one));
    if (root === undefined) continue;
    const search = searchCause(models.worst.up(root) ? models.best : models.worst, root);
    if (!ended.has(search.last.index)) stuck.push({ service, root, search });
  }
  const byCause = groupBy(stuck, ({ search }) => JSON.stringify([search.last.index, ...search.missing.map(factKey)]));
  return [...ends, ...[...byCause.values()].map(notUp)];
}

interface Stuck {
  readonly service: Service;
  readonly root: number;
  readonly search: Search;
}

/** By open end, the services that cannot do without it, as a whole or at one of their sites. */
function endUsers(network: Network, model: Model): ReadonlyMap<number, ReadonlySet<Service>> {
  const users = new Map<number, Set<Service>>();
  const ends = new Set(network.openEnds.map(({ component }) => component));
  if (ends.size === 0) return users;
  // What leads nowhere may serve no client: all of them are taken away at once, for good.
  const tried = trial(model, { kind: 'open end', mode: 'down' }, [...ends]);
  for (const service of network.services) {
    for (const root of [service.root, ...service.withinSite.values()]) {
      if (tried.seconds.of(root) !== Infinity) continue;
      for (const end of failedDependencies(tried, root, Number.MAX_VALUE)) {
        const known = users.get(end);
        if (known === undefined) users.set(end, new Set([service]));
        else known.add(service);
      }
    }
  }
  return users;
}

function openEnd(network: Network, end: OpenEnd, users: ReadonlySet<Service>): Gap {
  const component = network.components[end.component];
  if (component === undefined) throw new Error(`open end at component ${end.component}, which does not exist`);
  const services = network.services.filter((service) => service.root === end.component || users.has(service));
  const { policyRole: role, missing } = end;
  return { services, component, siteOnly: false, role, lack: undefined, missing, chain: [component] };
}

function notUp(stuck: readonly Stuck[]): Gap {
  const search = stuck[0]?.search;
  if (search === undefined) throw new Error('a group has a member');
  return {
    services: stuck.map(({ service }) => service),
    component: search.last,
    siteOnly: stuck.every(({ service, root }) => root !== service.root),
    role: search.role,
    lack: search.lack,
    missing: search.missing,
    chain: search.chain,
  };
}

/** Why a component is not up without failure. */
export interface Search {
  readonly last: Component;
  /** The components on the way, `last` at the end. */
  readonly chain: readonly Component[];
  readonly role: Role;
  /** What `last` lacks. In a circle each of the last ones waits for the next. */
  readonly lack: Lack;
  readonly missing: readonly Fact[];
}

/** Follows needs that are not met down to the one with nothing below it, and collects the facts on the way. */
export function searchCause(model: Model, root: number): Search {
  const component = (index: number): Component => {
    const found = model.network.components[index];
    if (found === undefined) throw new Error(`no component ${index}`);
    return found;
  };
  const missing = new Map<string, Fact>();
  const add = (facts: readonly Fact[]): void => {
    for (const fact of facts) missing.set(factKey(fact), fact);
  };
  const chain = new Set<Component>();
  let role: Role = 'group';
  let at = component(root);
  let lack: Lack = { name: undefined, of: [], missing: [], isCircle: false };
  for (let next: Component | undefined = at; next !== undefined;) {
    at = next;
    chain.add(at);
    if (at.role !== 'group') role = at.role;
    add(at.missing);
    next = undefined;
    for (let need = model.needStart[at.index]!; need < model.needStart[at.index + 1]!; need++) {
      const down: Component[] = [];
      let up = 0;
      for (let index = model.alternativeStart[need]!; index < model.alternativeStart[need + 1]!; index++) {
        const alternative = model.alternative[index]!;
        if (model.up(alternative)) up++;
        else down.push(component(alternative));
      }
      if (up >= model.k[need]!) continue;
      const written = model.needs[need]!;
      const open = [written, ...written.alternatives].flatMap((one) => one.missing ?? []);
      add(open);
      next = down.find((alternative) => !chain.has(alternative));
      lack = {
        name: written.name,
        of: written.alternatives.map((one) => component(one.component).title),
        missing: open.length > 0 ? open : at.missing,
        isCircle: next === undefined && down.length > 0,
      };
      break;
    }
  }
  if (missing.size === 0) {
    add([{ is: lack.isCircle ? 'first-up' : 'need', of: at.origin.resource ?? at.id, part: at.title }]);
  }
  return { last: at, chain: [...chain], role, lack, missing: [...missing.values()] };
}
