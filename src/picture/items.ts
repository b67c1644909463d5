import type { Component, Domain, Network } from '../network/network.ts';
import { layerOf } from './layers.ts';
import { resourceOf, shortName, stemOf, visible, type Words, wordsOf } from './names.ts';
import type { Layer } from './picture.ts';
import { placeOf } from './places.ts';
import type { Scope } from './scope.ts';

/** A resource that is drawn, or a junction between sites: what becomes a box, or one box a zone. */
export interface Item {
  readonly layer: Layer;
  /** Terraform type, or what a junction asks for. */
  readonly kind: string;
  readonly name: string;
  /** What it has in common with its like in other zones, sites and places of a pool. */
  readonly stem: string;
  readonly site: Domain | undefined;
  /** All its components, junctions too. */
  readonly members: readonly Component[];
  /** It is only ever an alternative to something that serves. */
  readonly standby: boolean;
}

/** Every item of a scope, in the order it is met, and the item each component belongs to. */
export interface Items {
  readonly all: readonly Item[];
  of(component: number): Item | undefined;
}

type Drawn = Omit<Item, 'standby'>;

/** How far a junction looks for the layer of what it leads to. */
const REACH = 64;

export function itemsOf(network: Network, scope: Scope): Items {
  const roots = new Set(scope.services.map(({ root }) => root));
  const resources = new Map<string, Component[]>();
  for (const index of scope.components) {
    const component = network.components[index];
    if (component === undefined) continue;
    const resource = resourceOf(component);
    const members = resources.get(resource);
    if (members === undefined) resources.set(resource, [component]);
    else members.push(component);
  }
  const sites = wordsOf(network.domains.filter(({ kind }) => kind === 'site').map(({ name }) => name));
  const waiting = waitingIn(network, scope);
  const all: Item[] = [];
  const byComponent = new Map<number, Item>();
  for (const members of resources.values()) {
    const drawn = drawnResource(network, members, sites) ?? junction(network, members, roots, sites);
    if (drawn === undefined) continue;
    const uses = members.flatMap(({ index }) => waiting.get(index) ?? []);
    const item = { ...drawn, standby: uses.length > 0 && uses.every((waits) => waits) };
    all.push(item);
    for (const { index } of members) byComponent.set(index, item);
  }
  return { all, of: (component) => byComponent.get(component) };
}

/** Of every component that is an alternative: whether it waits wherever it is one. */
function waitingIn(network: Network, scope: Scope): Map<number, boolean> {
  const waiting = new Map<number, boolean>();
  for (const index of scope.components) {
    for (const { alternatives } of network.components[index]?.needs ?? []) {
      for (const { component, active } of alternatives) {
        waiting.set(component, !active && (waiting.get(component) ?? true));
      }
    }
  }
  return waiting;
}

function drawnResource(network: Network, members: readonly Component[], sites: Words): Drawn | undefined {
  // The resource itself says what it is; where it is a junction, the first of its parts does.
  const drawn = members.filter((member) => layerOf(member) !== undefined);
  const body = drawn.find((member) => member.role !== 'group') ?? drawn[0];
  const layer = body && layerOf(body);
  if (body === undefined || layer === undefined) return undefined;
  const name = shortName(body);
  const site = drawn.map((member) => placeOf(network, member).site).find((one) => one !== undefined);
  return { layer, kind: visible(body.origin.type ?? body.role), name, stem: stemOf(name, sites), site, members };
}

/** A junction in no site, whose alternatives are at several: a global database, a login at both sites. */
function junction(
  network: Network,
  members: readonly Component[],
  roots: ReadonlySet<number>,
  sites: Words,
): Drawn | undefined {
  const [only] = members;
  if (only === undefined || roots.has(only.index) || placeOf(network, only).site !== undefined) return undefined;
  const need = only.needs.find(({ alternatives }) => {
    const places = alternatives.map(({ component }) => siteOf(network, component));
    return new Set(places.filter((site) => site !== undefined)).size > 1;
  });
  const layer = need && layerBelow(network, only);
  if (need === undefined || layer === undefined) return undefined;
  const label = visible(only.label).replace(/(?:[\w-]+:)?(?:module\.\S+\.)?aws_\w+\.([\w-]+)/g, '$1');
  const name = label.replace(/^the /, '');
  const kind = `${need.k} of ${need.alternatives.length}`;
  return { layer, kind, name, stem: stemOf(name, sites), site: undefined, members };
}

function siteOf(network: Network, index: number): Domain | undefined {
  const component = network.components[index];
  return component && placeOf(network, component).site;
}

/** The layer of the first thing that is drawn on the way down. */
function layerBelow(network: Network, start: Component): Layer | undefined {
  let at: Component | undefined = start;
  for (let steps = 0; at !== undefined && steps < REACH; steps++) {
    const layer = layerOf(at);
    if (layer !== undefined) return layer;
    at = network.components[at.needs[0]?.alternatives[0]?.component ?? -1];
  }
  return undefined;
}
