import type { Declared, DeclaredComponent, DeclaredNeed, DeclaredService } from '../../input/declared.ts';
import type { Resource } from '../../input/deployment.ts';
import { InputError } from '../../input/error.ts';
import { pattern } from '../../input/pattern.ts';
import { didYouMean } from '../../input/spelling.ts';
import { meansKind } from '../aws/authentication.ts';
import { recordMembers, recordSet } from '../aws/dns.ts';
import { type Draft, type NetworkBuilder, alternative } from '../builder.ts';
import type { Detection, Interval, Service } from '../network.ts';

/** What `nospof.yaml` adds: components of its own, facts about resources, services with their objectives. */
export function declaredServices(net: NetworkBuilder, declared: Declared): readonly Service[] {
  const names = declaredComponents(net, declared);
  for (const [name, component] of declared.components) {
    const draft = names.get(name);
    if (draft) for (const need of component.needs) addNeed(net, draft, need, names, declared);
  }
  const roots = new Map<string, Draft>();
  for (const name of declared.services.keys()) roots.set(name, net.group(`service ${name}`, name));
  const all = new Map([...names, ...roots]);
  return [...declared.services].map(([name, service]) => serviceOf(net, declared, name, service, all));
}

function serviceOf(
  net: NetworkBuilder,
  declared: Declared,
  name: string,
  service: DeclaredService,
  names: ReadonlyMap<string, Draft>,
): Service {
  const root = net.group(`service ${name}`, name);
  const ways = service.entry.map((text) => ({ text, resources: matching(net, text, service.at) }));
  const resources = ways.flatMap((way) => way.resources);
  const entryNodes = nodesOfEntries(net, resources);
  if (entryNodes.length > 0) {
    net.need(root, {
      label: 'a way in',
      of: entryNodes,
      detection: entryNodes.length > 1 ? 'manual' : 'none',
      switchTime: net.times.time('manual'),
    });
  }
  for (const need of service.needs) addNeed(net, root, need, names, declared);
  const tiers = resources.map((resource) => net.draft(net.node(resource) ?? root.index).tier);
  const tier = tiers.find((one) => one !== 'unstated') ?? (resources.length > 0 ? 'unstated' : 'production');
  root.tier = tier;
  root.owner = service.owner;
  return {
    name,
    title: service.title ?? name,
    root: root.index,
    grade: service.grade ?? 3,
    declared: true,
    rto: service.rto,
    rpo: service.rpo,
    owner: service.owner,
    tier,
    dualSite: service.dualSite,
    withinSite:
      service.dualSite && !service.siteAbsorbs ? sites(net, declared, name, service, resources, names) : new Map(),
    isLogin: loginsOf(net, doorsOf(net, resources)),
    operatorAccess: false,
    lone: false,
    notModelled: [],
  };
}

/** The service seen from one site alone: its entries there, and of every need the alternatives there. */
function sites(
  net: NetworkBuilder,
  declared: Declared,
  name: string,
  service: DeclaredService,
  resources: readonly Resource[],
  names: ReadonlyMap<string, Draft>,
): ReadonlyMap<string, number> {
  const members = doorsOf(net, resources);
  const roots = new Map<string, number>();
  for (const site of new Set(members.flatMap((index) => net.draft(index).site ?? []))) {
    const here = members.filter((index) => net.draft(index).site === site);
    const root = net.group(`service ${name} at ${site}`, `${name} at ${site}`);
    root.tier = net.group(`service ${name}`, name).tier;
    root.site = site;
    net.need(root, { label: `a way in at ${site}`, of: here });
    for (const need of service.needs) addNeed(net, root, need, names, declared, site);
    roots.set(site, root.index);
  }
  return roots;
}

/** Where clients come in, one by one: the answers of a name, or the node of anything else. */
function doorsOf(net: NetworkBuilder, resources: readonly Resource[]): readonly number[] {
  const doors = resources.flatMap((resource) => {
    const answers = recordMembers(net, resource);
    return answers.length > 0 ? answers : (net.node(resource) ?? []);
  });
  return [...new Set(doors)];
}

/** Means of login that hold every door, itself or what is right behind it. */
function loginsOf(net: NetworkBuilder, doors: readonly number[]): readonly number[] {
  const means = doors.map((door) => {
    const behind = net.draft(door).needs.flatMap((need) => need.alternatives.map(({ component }) => component));
    const domains = [door, ...behind].flatMap((index) => net.draft(index).domains.map(({ domain }) => domain));
    return new Set(domains.filter((domain) => net.domains[domain]?.kind === meansKind));
  });
  const [first, ...others] = means;
  return [...(first ?? [])].filter((domain) => others.every((set) => set.has(domain)));
}

/** Records of one name are one entry; anything else is entered at its node. */
function nodesOfEntries(net: NetworkBuilder, resources: readonly Resource[]): readonly number[] {
  return [
    ...new Set(
      resources.flatMap((resource) => {
        const set = resource.type === 'aws_route53_record' ? recordSet(net, resource)?.index : undefined;
        return set ?? net.node(resource) ?? [];
      }),
    ),
  ];
}

function declaredComponents(net: NetworkBuilder, declared: Declared): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const [name, component] of declared.components) {
    const resources = component.is.flatMap((text) => matching(net, text, component.at));
    const nodes = resources.flatMap((resource) => net.node(resource) ?? []);
    const draft = resources.length === 0 ? newComponent(net, name, component) : merged(net, name, component, nodes);
    drafts.set(name, draft);
  }
  return drafts;
}

/** A part that is in no plan: a router on the premises, a service of somebody else. */
function newComponent(net: NetworkBuilder, name: string, component: DeclaredComponent): Draft {
  const draft = net.group(`component ${name}`, component.title ?? name);
  const recovery: Interval = component.recovery?.down ?? [Infinity, Infinity];
  // A means of login fails as a means (single-authentication), not as a device.
  net.embody(draft, { role: component.role ?? 'compute', recovery, fails: component.role !== 'authentication' });
  draft.recovery = { down: recovery, degraded: component.recovery?.degraded ?? [Infinity, Infinity] };
  draft.productClass = undefined;
  addFacts(net, name, component, [draft]);
  return draft;
}

/** Facts about resources: the name stands for any of them. */
function merged(net: NetworkBuilder, name: string, component: DeclaredComponent, nodes: readonly number[]): Draft {
  net.drain();
  const drafts = nodes.map((node) => net.draft(node));
  for (const draft of drafts) {
    if (component.role !== undefined && draft.fails) draft.role = component.role;
    if (component.recovery?.down) draft.recovery = { ...draft.recovery, down: component.recovery.down };
    if (component.recovery?.degraded) draft.recovery = { ...draft.recovery, degraded: component.recovery.degraded };
  }
  addFacts(net, name, component, drafts);
  const [only] = drafts;
  if (only && drafts.length === 1) return only;
  const any = net.group(`component ${name}`, component.title ?? name);
  net.need(any, { label: `one of ${any.label}`, of: nodes, detection: 'manual', switchTime: net.times.time('manual') });
  return any;
}

function addFacts(net: NetworkBuilder, name: string, component: DeclaredComponent, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    for (const [kind, values] of component.domains) {
      for (const value of values) {
        if (kind === 'site') draft.site = value;
        net.join(draft, kind, value, kind === meansKind ? `the login ${value}` : undefined);
      }
    }
    if (component.site !== undefined) {
      draft.site = component.site;
      net.join(draft, 'site', component.site);
    }
    if (component.role === 'authentication' && !component.domains.has(meansKind)) {
      net.join(draft, meansKind, name, `the login ${name}`);
    }
    draft.owner = component.owner ?? draft.owner;
    draft.tier = component.tier ?? draft.tier;
  }
}

function addNeed(
  net: NetworkBuilder,
  from: Draft,
  need: DeclaredNeed,
  names: ReadonlyMap<string, Draft>,
  declared: Declared,
  site?: string,
): void {
  const active = need.any.flatMap((text) => resolveName(net, text, need.at, names, declared));
  const standby = need.standby.flatMap((text) => resolveName(net, text, need.at, names, declared));
  const all = [
    ...[...new Set(active)].map((index) => alternative(index)),
    ...[...new Set(standby)].map((index) => alternative(index, { active: false })),
  ];
  // Within one site the alternatives of the other do not count, unless the site has none of its own.
  const here = site === undefined ? all : all.filter(({ component }) => onSite(net, component, site));
  const of = here.length > 0 ? here : all;
  net.need(from, {
    label: need.label ?? need.any.join(' or '),
    of,
    k: Math.min(need.k, of.length),
    detection: need.detect ?? (of.length > 1 ? ('manual' satisfies Detection) : 'none'),
    switchTime: need.switch ?? net.times.time('manual'),
  });
}

function onSite(net: NetworkBuilder, component: number, site: string): boolean {
  const draft = net.draft(component);
  return draft.site === undefined || draft.site === site;
}

function resolveName(
  net: NetworkBuilder,
  text: string,
  at: string,
  names: ReadonlyMap<string, Draft>,
  declared: Declared,
): readonly number[] {
  const named = names.get(text);
  if (named) return [named.index];
  if (!/[.*:]/.test(text)) {
    const hint = didYouMean(text, [...declared.components.keys(), ...declared.services.keys()]);
    throw new InputError(`${at}: no component or service is named "${text}"${hint}`);
  }
  return nodesOfEntries(net, matching(net, text, at));
}

/** Modelled resources whose address matches. Nothing at all is a mistake: the address was mistyped or is gone. */
function matching(net: NetworkBuilder, text: string, at: string): readonly Resource[] {
  const test = pattern(text);
  const resources = net.graph.resources.filter(
    (resource) => resource.mode === 'managed' && test(resource.address, resource.document.name),
  );
  if (resources.length === 0) throw new InputError(`${at}: "${text}" matches no resource in the inputs`);
  const modelled = resources.filter((resource) => net.node(resource) !== undefined);
  if (modelled.length === 0) {
    throw new InputError(`${at}: "${text}" matches ${resources[0]?.address ?? ''}, a type that is not modelled`);
  }
  return modelled;
}
