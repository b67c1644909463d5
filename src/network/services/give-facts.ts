import { moduleName } from '../../input/declared/names.ts';
import type {
  DeclaredComponent,
  DeclaredDevice,
  DeclaredModule,
  DeclaredService,
} from '../../input/declared/declared.ts';
import type { Resource } from '../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../builder.ts';
import type { ComponentFacts, ServiceFacts, Stated, Subject } from '../stated.ts';
import { joinDomains } from './declared-components.ts';
import type { Names } from './declared-names.ts';

/**
 * Gives every component its declared facts: the ones nospof.yaml adds, and all components of the resources that it or their
 * tags speak of. To be called when everything is drawn.
 */
export function giveFacts(net: NetworkBuilder, names: Names): void {
  const ofResource = new Map<Resource, ComponentFacts>();
  const owners = new Map<Resource, string>();
  for (const [resource, component] of names.tagged) {
    const facts = componentFacts(resource.id, component, names);
    ofResource.set(resource, facts);
    if (component.owner !== undefined) owners.set(resource, component.owner);
    const device = net.node(resource);
    if (device !== undefined) giveModules(resource.id, component, facts, device, names);
  }
  for (const [name, component] of names.declared.components) {
    const facts = componentFacts(name, component, names);
    for (const index of names.bodies(name)) {
      const draft = net.draft(index);
      if (draft.resource === undefined) draft.facts = facts;
      else {
        ofResource.set(draft.resource, together(ofResource.get(draft.resource), facts));
        if (component.owner !== undefined) owners.set(draft.resource, component.owner);
      }
    }
    giveModules(name, component, facts, names.component(name).index, names);
  }
  for (const draft of net.drafts) {
    const { resource } = draft;
    if (resource === undefined) continue;
    const facts = ofResource.get(resource);
    if (facts !== undefined) draft.facts = facts;
    draft.owner = owners.get(resource) ?? draft.owner;
    joinBody(net, names, draft, resource);
  }
}

/** A member of a pool or a node of a load balancer is where its resource is: what stands before it may pass the resource by. */
function joinBody(net: NetworkBuilder, names: Names, draft: Draft, resource: Resource): void {
  if (draft.role === 'group' || draft.id === resource.id) return;
  for (const one of [names.tagged.get(resource), ...names.said(resource)]) {
    if (one === undefined) continue;
    const domains = [...one.domains].filter(([kind]) => kind !== 'site');
    joinDomains(net, names, draft, new Map(domains));
  }
}

function giveModules(
  name: string,
  component: DeclaredComponent,
  facts: ComponentFacts,
  device: number,
  names: Names,
): void {
  for (const [key, module] of component.modules) {
    const full = moduleName(name, key);
    names.component(full).facts = moduleFacts(module, full, facts, device);
  }
}

/** Facts about a service. */
export function serviceFacts(service: DeclaredService, names: Names): ServiceFacts {
  const { at, grade, peak, users, admission, channels, hours, cutover, recovery } = service;
  const subjects = channels.map((channel) => names.subject(channel.name, channel.at));
  return { at, grade, peak, users, admission, channels: subjects, hours, cutover, recovery };
}

/** Duty, drills, tests and the change to come. */
export function statedFacts(names: Names): Stated {
  const { rotas, evidence, change } = names.declared;
  const subjects = (texts: readonly string[], at: string): readonly Subject[] =>
    texts.map((text) => names.subject(text, at));
  return {
    rotas,
    evidence: evidence.map((one) => ({ ...one, of: subjects(one.of, one.at) })),
    change: change && {
      ...change,
      acknowledged: change.acknowledged.map(({ name }) => name),
      steps: change.steps.map((step) => ({ ...step, to: subjects(step.to, step.at) })),
    },
  };
}

function componentFacts(name: string, component: DeclaredComponent, names: Names): ComponentFacts {
  const { at, grade, operator, faultIsolation, shared, planned, device, capacity, concurrency, alarms } = component;
  return {
    at,
    name,
    grade,
    operator,
    faultIsolation,
    shared,
    planned: planned ?? false,
    device,
    modules: [...component.modules.keys()].map((module) => names.component(moduleName(name, module)).index),
    moduleOf: undefined,
    ports: device?.ports,
    capacity,
    concurrency,
    alarms,
    backups: component.backups.map((backup) => ({
      ...backup,
      to: backup.to.map((text) => names.subject(text, backup.at)),
    })),
  };
}

/** A module is run, owned and planned as its device is. */
function moduleFacts(
  { at, ports }: DeclaredModule,
  name: string,
  device: ComponentFacts,
  moduleOf: number,
): ComponentFacts {
  // What is said of the device as a thing, its make, load, alarms and copies, is not said of each of its modules.
  const own = { device: undefined, modules: [], capacity: undefined, concurrency: undefined, alarms: [], backups: [] };
  return { ...device, ...own, at, name, moduleOf, ports };
}

/** Facts of several declared names about one resource: of two answers to one question the later one counts. */
function together(first: ComponentFacts | undefined, then: ComponentFacts): ComponentFacts {
  if (first === undefined) return then;
  return {
    at: then.at,
    name: then.name,
    grade: then.grade ?? first.grade,
    operator: then.operator ?? first.operator,
    faultIsolation: then.faultIsolation ?? first.faultIsolation,
    shared: then.shared ?? first.shared,
    planned: then.planned || first.planned,
    device: first.device && then.device ? laterOf(first.device, then.device) : (then.device ?? first.device),
    modules: [...first.modules, ...then.modules],
    moduleOf: undefined,
    ports: then.ports ?? first.ports,
    capacity: then.capacity ?? first.capacity,
    concurrency: then.concurrency ?? first.concurrency,
    alarms: [...first.alarms, ...then.alarms],
    backups: [...first.backups, ...then.backups],
  };
}

function laterOf(first: DeclaredDevice, then: DeclaredDevice): DeclaredDevice {
  return {
    vendor: then.vendor ?? first.vendor,
    model: then.model ?? first.model,
    firmware: then.firmware ?? first.firmware,
    ports: then.ports ?? first.ports,
    purchased: then.purchased ?? first.purchased,
    endOfSupport: then.endOfSupport ?? first.endOfSupport,
    ratedLife: then.ratedLife ?? first.ratedLife,
    stretchedLife: then.stretchedLife ?? first.stretchedLife,
    spare: then.spare ?? first.spare,
    replacement: then.replacement ?? first.replacement,
  };
}
