import type { DeclaredNeed, DeclaredService } from '../../input/declared/declared.ts';
import type { Resource } from '../../input/deployment.ts';
import { InputError } from '../../input/error.ts';
import { meansKind } from '../aws/stores/authentication.ts';
import { needRegionsApart } from '../aws/dns/regions-apart.ts';
import { recordMembers } from '../aws/dns/dns.ts';
import { type Draft, type NetworkBuilder, alternative } from '../builder.ts';
import type { Detection, Service } from '../network.ts';
import { written } from '../title.ts';
import { declaredComponents } from './declared-components.ts';
import { serviceFacts } from './give-facts.ts';
import { type Names, nodesOfEntries } from './declared-names.ts';
import { taggedComponents } from './tagged.ts';

/** What `nospof.yaml` and tags add: components of its own, facts about resources, services with their objectives. */
export function declaredServices(net: NetworkBuilder, names: Names): Service[] {
  const { components, services } = names.declared;
  declaredComponents(net, names);
  taggedComponents(net, names);
  for (const name of services.keys()) names.addService(name, net.group(`service ${name}`, written(name)));
  for (const [name, component] of components) {
    for (const need of component.needs) addNeed(net, names.component(name), need, names);
  }
  return [...services].flatMap(([name, service]) => serviceOf(net, name, service, names) ?? []);
}

/** Undefined where nothing of it is in the inputs. */
function serviceOf(net: NetworkBuilder, name: string, service: DeclaredService, names: Names): Service | undefined {
  if (service.entry.length + service.needs.length === 0) {
    throw new InputError(`${service.at}: service "${name}" has neither entry nor needs, so there is nothing to check`);
  }
  const root = net.group(`service ${name}`, written(name));
  const ways = service.entry.map((text) => ({ text, resources: names.matching(text, service.at) }));
  const resources = ways.flatMap((way) => way.resources);
  const elsewhere = ways.filter((way) => way.resources.length === 0).map(({ text }) => names.elsewhere(text));
  const entryNodes = [
    ...nodesOfEntries(net, resources),
    ...elsewhere,
    ...otherSites(net, name, service, resources, names),
  ];
  if (entryNodes.length > 0) {
    net.need(root, {
      of: entryNodes,
      detection: entryNodes.length > 1 ? 'manual' : 'none',
      switchTime: net.times.time('manual'),
    });
  }
  for (const need of service.needs) addNeed(net, root, need, names);
  if (ways.length > 0 ? resources.length === 0 : isElsewhere(root, names)) return undefined;
  const tiers = resources.map((resource) => net.draft(net.node(resource) ?? root.index).tier);
  const tier =
    tiers.find((one) => one === 'production') ??
    tiers.find((one) => one !== 'unstated') ??
    (resources.length > 0 ? 'unstated' : 'production');
  root.tier = tier;
  root.owner = service.owner;
  return {
    name,
    title: written(service.title ?? name),
    root: root.index,
    grade: service.grade ?? 3,
    declared: true,
    rto: service.rto,
    rtoWithinSite: service.rtoWithinSite,
    rpo: service.rpo,
    owner: service.owner,
    tier,
    dualSite: service.dualSite,
    withinSite: service.dualSite && !service.siteAbsorbs ? sites(net, name, service, resources, names) : new Map(),
    isLogin: loginsOf(net, name, doorsOf(net, resources)),
    operatorAccess: false,
    entered: entryNodes.length > 0,
    lone: false,
    notModelled: [],
    facts: serviceFacts(service, names),
  };
}

/** Where a dual-site service has entries at some of its sites only, the others are in stacks that are not given. */
function otherSites(
  net: NetworkBuilder,
  name: string,
  service: DeclaredService,
  resources: readonly Resource[],
  names: Names,
): readonly number[] {
  const { absent, declared } = names;
  const here = new Set(doorsOf(net, resources).flatMap((index) => net.draft(index).site ?? []));
  if (!absent.isPartial || !service.dualSite || here.size === 0) return [];
  return [...declared.sites.keys()]
    .filter((site) => !here.has(site))
    .map((site) => {
      const text = `${name} ${site}`;
      absent.found.set(text, { at: service.at, text });
      return names.elsewhere(text);
    });
}

/** All it needs is in stacks that are not given. */
function isElsewhere({ needs }: Draft, names: Names): boolean {
  return needs.every((need) => need.alternatives.every(({ component }) => names.isElsewhere(component)));
}

/** The service seen from one site alone: its entries there, and of every need the alternatives there. */
function sites(
  net: NetworkBuilder,
  name: string,
  service: DeclaredService,
  resources: readonly Resource[],
  names: Names,
): ReadonlyMap<string, number> {
  const members = doorsOf(net, resources);
  const roots = new Map<string, number>();
  for (const site of new Set(members.flatMap((index) => net.draft(index).site ?? []))) {
    const here = members.filter((index) => net.draft(index).site === site);
    const root = net.group(`service ${name} at ${site}`, { is: 'at-site', of: name, to: site });
    root.tier = net.group(`service ${name}`, written(name)).tier;
    root.site = site;
    net.need(root, { of: here });
    for (const need of service.needs) addNeed(net, root, need, names, site);
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

/** Means of login a service is: the one of its own name, and those that hold every door, itself or what is right behind it. */
function loginsOf(net: NetworkBuilder, service: string, doors: readonly number[]): readonly number[] {
  const means = doors.map((door) => {
    const behind = net.draft(door).needs.flatMap((need) => need.alternatives.map(({ component }) => component));
    const domains = [door, ...behind].flatMap((index) => net.draft(index).domains.map(({ domain }) => domain));
    return new Set(domains.filter((domain) => net.domains[domain]?.kind === meansKind));
  });
  const [first, ...others] = means;
  const own = net.domains.filter(({ kind, name }) => kind === meansKind && name === service).map(({ index }) => index);
  return [...new Set([...own, ...[...(first ?? [])].filter((domain) => others.every((set) => set.has(domain)))])];
}

function addNeed(net: NetworkBuilder, from: Draft, need: DeclaredNeed, names: Names, site?: string): void {
  const active = new Set(need.any.flatMap((text) => names.nodes(text, need.at)));
  const standby = new Set(need.standby.flatMap((text) => names.nodes(text, need.at)));
  // What serves already is nothing to switch to.
  for (const index of active) standby.delete(index);
  const all = [
    ...[...active].map((index) => alternative(index)),
    ...[...standby].map((index) => alternative(index, { active: false })),
  ];
  if (need.k > all.length) {
    const matched = all.length === 1 ? '1 alternative is' : `${all.length} alternatives are`;
    throw new InputError(`${need.at}: k is ${need.k}, but only ${matched} in the inputs`);
  }
  // Within one site the alternatives of the other do not count, unless the site has none of its own.
  if (site === undefined && need.k === 1) {
    const others = all.map(({ component, active: serves }) => ({ component, serves }));
    net.last(() => needRegionsApart(net, from, others, { sameData: false }));
  }
  const here = site === undefined ? all : all.filter(({ component }) => onSite(net, component, site));
  const of = here.length > 0 ? here : all;
  net.need(from, {
    name: need.label,
    stated: true,
    at: need.at,
    of,
    k: Math.min(need.k, of.length),
    detection: need.detect ?? (of.length > 1 ? ('manual' satisfies Detection) : 'none'),
    switchTime: need.switch === undefined ? net.times.time('manual') : { seconds: need.switch, assumptions: [] },
    ...(need.probe === undefined ? {} : { probe: need.probe }),
  });
}

function onSite(net: NetworkBuilder, component: number, site: string): boolean {
  const draft = net.draft(component);
  return draft.site === undefined || draft.site === site;
}
