import type { Component, Network, OpenEnd, Role, Service } from '../network/network.ts';
import type { Model } from '../simulate/model.ts';
import { outage } from '../simulate/outage.ts';
import { groupBy } from './group-by.ts';
import { listServices } from './message.ts';
import { restingOn } from './resting.ts';
import type { Models } from './trial.ts';

/** Services that nobody can judge because they are, or may be, not up even without a failure; or an open end. */
export interface Gap {
  readonly services: readonly Service[];
  readonly component: Component;
  /** Only sites of the services are down, not the services themselves. */
  readonly siteOnly: boolean;
  /** Role of what is missing: its policy reports it. */
  readonly role: Role;
  readonly message: string;
  readonly missing: readonly string[];
  /** Chain from the service to what is missing, labels. */
  readonly witness: readonly string[];
  /** Nothing is missing: what is not up needs itself, through others. */
  readonly isCircle: boolean;
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
  const byCause = groupBy(stuck, ({ search }) => `${search.last.index} ${search.missing.join('\n')}`);
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
  // What leads nowhere may serve nobody: all of them are taken away at once, for good.
  const seconds = outage(model, [...ends], { kind: 'open end', mode: 'down' });
  for (const service of network.services) {
    for (const root of [service.root, ...service.withinSite.values()]) {
      if (seconds.of(root) !== Infinity) continue;
      for (const end of restingOn(model, seconds, ends, root, Number.MAX_VALUE, 'down')) {
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
  const { policyRole: role, message, missing } = end;
  return { services, component, siteOnly: false, role, message, missing, witness: [component.label], isCircle: false };
}

function notUp(stuck: readonly Stuck[]): Gap {
  const search = stuck[0]?.search;
  if (search === undefined) throw new Error('a group has a member');
  const services = stuck.map(({ service }) => service);
  const names = listServices(services.map(({ name }) => name));
  return {
    services,
    component: search.last,
    siteOnly: stuck.every(({ service, root }) => root !== service.root),
    role: search.role,
    message: `${names} ${services.length === 1 ? 'is' : 'are'} not up even without failure: ${search.last.label} ${search.lack}`,
    missing: search.missing,
    witness: search.witness,
    isCircle: search.isCircle,
  };
}

/** Why a component is not up without failure. */
export interface Search {
  readonly last: Component;
  /** Places of the components on the way, `last` at the end. */
  readonly chain: readonly number[];
  readonly role: Role;
  /** What `last` lacks, after its name: `needs a database instance, and nothing here is one`. */
  readonly lack: string;
  readonly missing: readonly string[];
  readonly witness: readonly string[];
  /** It ends where it has been before: each of the last ones waits for the next. */
  readonly isCircle: boolean;
}

/** Follows needs that are not met down to the one with nothing below it, and collects the facts on the way. */
export function searchCause(model: Model, root: number): Search {
  const component = (index: number): Component => {
    const found = model.network.components[index];
    if (found === undefined) throw new Error(`no component ${index}`);
    return found;
  };
  const missing = new Set<string>();
  const witness: string[] = [];
  const seen = new Set<number>();
  let role: Role = 'group';
  let at = component(root);
  let lack = 'has no part that can serve';
  let isCircle = false;
  for (let next: number | undefined = root; next !== undefined;) {
    at = component(next);
    seen.add(next);
    witness.push(at.label);
    if (at.role !== 'group') role = at.role;
    for (const fact of at.missing) missing.add(fact);
    next = undefined;
    for (let need = model.needStart[at.index]!; need < model.needStart[at.index + 1]!; need++) {
      const down: number[] = [];
      let up = 0;
      for (let index = model.alternativeStart[need]!; index < model.alternativeStart[need + 1]!; index++) {
        const alternative = model.alternative[index]!;
        if (model.up(alternative)) up++;
        else down.push(alternative);
      }
      if (up >= model.k[need]!) continue;
      const written = model.needs[need];
      for (const fact of [written?.missing, ...(written?.alternatives ?? []).map((one) => one.missing)]) {
        if (fact !== undefined) missing.add(fact);
      }
      next = down.find((alternative) => !seen.has(alternative));
      isCircle = next === undefined && down.length > 0;
      const why = isCircle ? 'that cannot be up before it' : 'nothing here is one';
      lack = `needs ${written?.label ?? 'something'}, and ${why}`;
      break;
    }
  }
  if (missing.size === 0) {
    missing.add(
      isCircle
        ? `what comes up first of ${at.label} and what it needs`
        : `what ${at.label} needs: it is not in the inputs`,
    );
  }
  return { last: at, chain: [...seen], role, lack, missing: [...missing], witness, isCircle };
}
