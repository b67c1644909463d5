import { isPattern, moduleName } from '../../input/declared/names.ts';
import type { DeclaredComponent } from '../../input/declared/declared.ts';
import { InputError } from '../../input/error.ts';
import { meansKind } from '../aws/stores/authentication.ts';
import type { Draft, NetworkBuilder } from '../builder.ts';
import { type Time, never } from '../../input/time.ts';
import { type Title, written } from '../title.ts';
import type { Overridden } from '../declared-against.ts';
import type { Names } from './declared-names.ts';

/** Draws the components of nospof.yaml with their modules, and adds what it says about resources to these. */
export function declaredComponents(net: NetworkBuilder, names: Names): void {
  for (const [name, component] of names.declared.components) {
    const nodes = [...names.resourcesOf(component)].flatMap((resource) => net.node(resource) ?? []);
    if (nodes.length === 0 && component.is.length > 0) {
      addElsewhere(name, component, names);
      continue;
    }
    if (nodes.length === 0) {
      refuseAddress(net, name, component.at);
      const draft = newComponent(net, name, component, names);
      names.addComponent(name, draft);
    } else {
      names.addComponent(name, merged(net, name, component, nodes, names), nodes);
    }
    addModules(net, name, component, names.component(name), names);
  }
}

/** A resource's address as a name was meant to be that resource: what is said of it would be about nothing. */
function refuseAddress(net: NetworkBuilder, name: string, at: string): void {
  if (!isPattern(name)) return;
  const is = net.graph.resources.find(({ id, address, mode }) => mode === 'managed' && [id, address].includes(name));
  if (is === undefined) return;
  throw new InputError(`${at}: "${name}" is a resource in the inputs, expected a name of your own with is: ${name}`);
}

/** A component of a stack that is not given, with its modules. What is stated about it is about nothing here. */
function addElsewhere(name: string, component: DeclaredComponent, names: Names): void {
  for (const one of [name, ...Array.from(component.modules.keys(), (module) => moduleName(name, module))]) {
    names.addComponent(one, names.draftElsewhere(one), []);
  }
}

/** A part that is in no plan: a router on the premises, a service of another operator. */
function newComponent(net: NetworkBuilder, name: string, component: DeclaredComponent, names: Names): Draft {
  const draft = net.group(`component ${name}`, written(component.title ?? name));
  // A means of login fails as a means (single-authentication), not as a device.
  net.embody(draft, { role: component.role ?? 'compute', fails: component.role !== 'authentication' });
  draft.recovery = recoveryOf(component);
  draft.productClass = undefined;
  addFacts(net, name, component, [draft], names);
  return draft;
}

/** Until a declared part is back; until it is replaced unless said. */
function recoveryOf({ recovery }: Pick<DeclaredComponent, 'recovery'>): Draft['recovery'] {
  return { down: stated(recovery?.down) ?? never, degraded: stated(recovery?.degraded) ?? never };
}

function stated(seconds: Time['seconds'] | undefined): Time | undefined {
  return seconds && { seconds, assumptions: [] };
}

/** Facts about resources: the name stands for any of them. */
function merged(
  net: NetworkBuilder,
  name: string,
  component: DeclaredComponent,
  nodes: readonly number[],
  names: Names,
): Draft {
  net.drain();
  const drafts = nodes.map((node) => net.draft(node));
  for (const draft of drafts) {
    noteOverridden(draft, component, names);
    if (component.role !== undefined && draft.fails) draft.role = component.role;
    draft.recovery = {
      down: stated(component.recovery?.down) ?? draft.recovery.down,
      degraded: stated(component.recovery?.degraded) ?? draft.recovery.degraded,
    };
  }
  addFacts(net, name, component, drafts, names);
  const [only] = drafts;
  if (only && drafts.length === 1) return only;
  const any = net.group(`component ${name}`, written(component.title ?? name));
  any.standsForOthers = true;
  net.need(any, { of: nodes, detection: 'manual', switchTime: net.times.time('manual') });
  return any;
}

/** What the resource would be without the declaration: the reader of a report is told. */
function noteOverridden(
  draft: Draft,
  { at, role, recovery, site: declared, tier }: DeclaredComponent,
  names: Names,
): void {
  const { index: component, site, resource } = draft;
  const note = (one: Overridden): void => void names.overridden.push(one);
  if (role !== undefined && draft.fails && role !== draft.role) {
    note({ at, component, what: 'role', from: draft.role, to: role });
  }
  for (const mode of ['down', 'degraded'] as const) {
    const [from, to] = [draft.recovery[mode].seconds, recovery?.[mode]];
    const isSame = to === undefined || (to[0] === from[0] && to[1] === from[1]);
    const isToldOnce = mode === 'degraded' && recovery?.down === to;
    if (!isSame && !isToldOnce) note({ at, component, what: 'recovery', from, to });
  }
  if (declared !== undefined && site !== undefined && declared !== site) {
    note({ at, component, what: 'site', from: site, to: declared });
  }
  if (tier !== undefined && resource !== undefined && tier !== draft.tier) {
    const { id, address } = resource;
    names.tiers.push({ at, resource: id, address, declared: tier, says: draft.tier, by: undefined });
  }
}

/** Modules: parts of a device that fail by themselves and fall with it. What the device is, they are. */
export function addModules(
  net: NetworkBuilder,
  name: string,
  component: Pick<DeclaredComponent, 'modules' | 'recovery'>,
  device: Draft,
  names: Names,
): void {
  for (const [module, { title }] of component.modules) {
    const full = moduleName(name, module);
    const draft = net.group(`component ${full}`, written(title ?? full));
    net.embody(draft, { role: 'link' });
    draft.recovery = recoveryOf(component);
    draft.productClass = undefined;
    draft.tier = device.tier;
    draft.site = device.site;
    draft.owner = device.owner;
    net.need(draft, { of: [device.index] });
    names.addComponent(full, draft);
    // A device and its only module are one thing that fails: one finding.
    if (component.modules.size === 1 && device.fails) draft.tie = device.tie ??= `module ${full}`;
  }
}

function login(name: string): Title {
  return { is: 'login', of: name };
}

/** Puts a component into the failure domains that are stated for it. */
export function joinDomains(
  net: NetworkBuilder,
  names: Names,
  draft: Draft,
  domains: DeclaredComponent['domains'],
): void {
  for (const [kind, values] of domains) {
    for (const value of values) {
      if (kind === 'site') draft.site = value;
      net.join(draft, kind, value, kind === meansKind ? login(value) : undefined);
      names.statedDomains.add(net.domain(kind, value));
    }
  }
}

function addFacts(
  net: NetworkBuilder,
  name: string,
  component: DeclaredComponent,
  drafts: readonly Draft[],
  names: Names,
): void {
  for (const draft of drafts) {
    joinDomains(net, names, draft, component.domains);
    if (component.site !== undefined) {
      draft.site = component.site;
      net.join(draft, 'site', component.site);
    }
    if (component.role === 'authentication' && !component.domains.has(meansKind)) {
      net.join(draft, meansKind, name, login(name));
    }
    draft.owner = component.owner ?? draft.owner;
    draft.tier = component.tier ?? draft.tier;
  }
}
