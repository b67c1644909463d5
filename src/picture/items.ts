import { shortAddress } from '../input/address.ts';
import type { Component, Domain, Network, Title } from '../network/network.ts';
import { label } from '../printable.ts';
import { sayIn } from '../report/words/tell.ts';
import type { Words } from '../report/words/words.ts';
import { placeOf } from './columns.ts';
import { stemOf, type WordSet, wordsOf } from './display-names.ts';
import { layerOf } from './layers.ts';
import type { Layer } from './picture.ts';
import type { Selection } from './selection.ts';
import { push } from '../multimap.ts';

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

/** Every item of a selection, in the order it is met, and the item each component belongs to. */
export interface Items {
  readonly all: readonly Item[];
  of(component: number): Item | undefined;
}

/** What an item is, and what it is called after: its address, else its title. */
interface Drawn extends Pick<Item, 'layer' | 'kind' | 'site'> {
  readonly title: Title;
  readonly address: string | undefined;
}

/** How far a junction looks for the layer of what it leads to. */
const REACH = 64;

export function itemsOf(network: Network, selection: Selection, words: Words): Items {
  const roots = new Set(selection.services.map(({ root }) => root));
  const resources = new Map<string, Component[]>();
  for (const index of selection.components) {
    const component = network.components[index];
    if (component === undefined) continue;
    const resource = component.origin.resource ?? component.id;
    push(resources, resource, component);
  }
  const sites = wordsOf(network.domains.filter(({ kind }) => kind === 'site').map(({ name }) => name));
  const waiting = waitingIn(network, selection);
  const all: Item[] = [];
  const byComponent = new Map<number, Item>();
  for (const members of resources.values()) {
    const drawn = drawnResource(network, members, words) ?? junction(network, members, roots, words);
    if (drawn === undefined) continue;
    const uses = members.flatMap(({ index }) => waiting.get(index) ?? []);
    const standby = uses.length > 0 && uses.every((waits) => waits);
    const { layer, kind, site } = drawn;
    const item = { layer, kind, site, ...calledIn(words, drawn, sites), members, standby };
    all.push(item);
    for (const { index } of members) byComponent.set(index, item);
  }
  return { all, of: (component) => byComponent.get(component) };
}

/** Of every component that is an alternative: whether it waits wherever it is one. */
function waitingIn(network: Network, selection: Selection): Map<number, boolean> {
  const waiting = new Map<number, boolean>();
  for (const index of selection.components) {
    for (const { alternatives } of network.components[index]?.needs ?? []) {
      for (const { component, active } of alternatives) {
        waiting.set(component, !active && (waiting.get(component) ?? true));
      }
    }
  }
  return waiting;
}

function drawnResource(network: Network, members: readonly Component[], { picture }: Words): Drawn | undefined {
  // The resource itself says what it is; where it is a junction, the first of its parts does.
  const drawn = members.filter((member) => layerOf(member) !== undefined);
  const body = drawn.find((member) => member.role !== 'group') ?? drawn[0];
  const layer = body && layerOf(body);
  if (body === undefined || layer === undefined) return undefined;
  const site = drawn.map((member) => placeOf(network, member).site).find((one) => one !== undefined);
  const { origin, role, title } = body;
  return { layer, kind: label(origin.type ?? picture.kind(role)), site, title, address: origin.address };
}

/** A junction in no site, whose alternatives are at several: a global database, a login at both sites. */
function junction(
  network: Network,
  members: readonly Component[],
  roots: ReadonlySet<number>,
  { picture }: Words,
): Drawn | undefined {
  const [only] = members;
  if (only === undefined || roots.has(only.index) || placeOf(network, only).site !== undefined) return undefined;
  const need = only.needs.find(({ alternatives }) => {
    const places = alternatives.map(({ component }) => siteOf(network, component));
    return new Set(places.filter((site) => site !== undefined)).size > 1;
  });
  const layer = need && layerBelow(network, only);
  if (need === undefined || layer === undefined) return undefined;
  const kind = picture.outOf(need.k, need.alternatives.length);
  return { layer, kind, site: undefined, title: only.title, address: undefined };
}

/** The name of an item, short, and what of it it shares with its like: without keys, and what `stemOf` leaves out. */
function calledIn(words: Words, { title, address }: Drawn, sites: WordSet): Pick<Item, 'name' | 'stem'> {
  const [name = '', stem = ''] = [true, false].map((withKeys) => {
    const short = (id: string): string => shortAddress(id, withKeys);
    return label(address === undefined ? words.picture.name(sayIn(words, short).title(title)) : short(address));
  });
  return { name, stem: stemOf(stem, sites) };
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
