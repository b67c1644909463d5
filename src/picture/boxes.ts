import type { Component, Network } from '../network/network.ts';
import { label } from '../printable.ts';
import { sayIn } from '../report/words/tell.ts';
import type { Words } from '../report/words/words.ts';
import type { Grain } from './grain.ts';
import type { Item } from './items.ts';
import { commonName, compareNames } from './display-names.ts';
import type { Marks } from './marks.ts';
import type { Box } from './picture.ts';
import { type Column, placeOf } from './columns.ts';
import { groupBy, push } from '../multimap.ts';

/** Labels a box lists at most. */
const MOST_LABELS = 12;
/** Names of what is alike that it tells below its own. */
const MOST_STEMS = 2;

interface Cell {
  readonly site: number | undefined;
  readonly zone: number | undefined;
  readonly items: Map<Item, Component[]>;
}

export interface BoxOptions {
  readonly words: Words;
  readonly columns: readonly Column[];
  readonly marks: Marks;
  readonly grain: Grain;
}

type Placed = readonly [item: Item, members: readonly Component[]];

/** The boxes of a row: one a zone; side by side where parts stand in no zone and there is room for each. */
export function boxesOf(network: Network, items: readonly Item[], options: BoxOptions): Box[] {
  const { columns } = options;
  const places = new Map(columns.map(({ domain }, index) => [domain, index]));
  const cells = new Map<string, Cell>();
  for (const item of items) {
    const site = siteIn(item, places);
    for (const member of bodies(item)) {
      const zone = site === undefined ? undefined : zoneIn(network, member, columns[site]);
      const key = `${site} ${zone}`;
      const cell = cells.get(key) ?? { site, zone, items: new Map() };
      cells.set(key, cell);
      push(cell.items, item, member);
    }
  }
  return [...cells.values()]
    .toSorted((a, b) => (a.site ?? -1) - (b.site ?? -1) || (a.zone ?? -1) - (b.zone ?? -1))
    .flatMap((cell) => split(cell, options).map((some) => boxOf(cell, some, options)));
}

/** Column of an item; zones that are in no site are in the column without a domain. */
export function siteIn({ site, members }: Item, places: ReadonlyMap<Column['domain'], number>): number | undefined {
  if (site !== undefined) return places.get(site);
  return members.some(({ domains }) => domains.length > 0) ? places.get(undefined) : undefined;
}

/** What of an item stands somewhere: its parts; of a service without parts, itself. */
function bodies({ members }: Item): readonly Component[] {
  const parts = members.filter(({ role }) => role !== 'group');
  if (parts.length > 0) return parts;
  return members.slice(0, 1);
}

function zoneIn(network: Network, component: Component, column: Column | undefined): number | undefined {
  const { zone } = placeOf(network, component);
  const found = column?.zones.findIndex(({ domain }) => domain === zone) ?? -1;
  return found < 0 ? undefined : found;
}

/**
 * In a zone equal ones are one box. Where parts stand in no zone each has its own as long as there is room, else each kind
 * of them, else those that serve and those that wait.
 */
function split({ site, zone, items }: Cell, { columns, grain }: BoxOptions): Placed[][] {
  const sorted = [...items].toSorted(([a], [b]) => compareNames(a.name, b.name));
  if (zone !== undefined) return [sorted];
  const room = site === undefined ? 4 : Math.max(2, columns[site]?.zones.length ?? 0);
  if (sorted.length <= room) return sorted.map((one) => [one]);
  const groups = [...groupBy(sorted, ([item]) => `${grain.nameOf(item)} ${item.standby}`).values()];
  return groups.length <= room ? groups : [...groupBy(sorted, ([item]) => item.standby).values()];
}

function boxOf({ site, zone }: Cell, placed: readonly Placed[], { words, marks, grain }: BoxOptions): Box {
  const [first] = placed;
  if (first === undefined) throw new Error('a cell has an item');
  const items = placed.map(([item]) => item);
  const components = placed.flatMap(([, members]) => members);
  const { title } = sayIn(words);
  const labels = components.map((component) => label(title(component.title)));
  const more = labels.length > MOST_LABELS ? [words.picture.more(labels.length - MOST_LABELS + 1)] : [];
  const [{ kind, name }] = first;
  const stems = [...new Set(items.map(({ stem }) => stem))];
  // A zone is narrow: of many names it has room for none.
  const isNarrow = zone !== undefined && stems.length > MOST_STEMS + 1;
  return {
    site,
    zone,
    name: items.length === 1 ? name : (commonName([...new Set(items.map((item) => grain.nameOf(item)))]) ?? kind),
    kind: stems.length === 1 || isNarrow ? kind : `${kind}: ${stemsIn(stems, words)}`,
    count: placed.reduce((sum, [, members]) => sum + countOf(members), 0),
    mark: marks.ofComponents(components.map(({ id }) => id)),
    standby: items.every(({ standby }) => standby),
    labels: more.length === 0 ? labels : [...labels.slice(0, MOST_LABELS - 1), ...more],
  };
}

function stemsIn(stems: readonly string[], { andMore }: Words): string {
  const more = stems.length - MOST_STEMS;
  return more > 1 ? andMore(stems.slice(0, MOST_STEMS).join(', '), more) : stems.join(', ');
}

/** A resource with a body and parts (a line with two tunnels) is one; without a body its parts count. */
function countOf(members: readonly Component[]): number {
  return members.some(isBody) ? 1 : members.length;
}

function isBody({ id, origin: { resource = id } }: Component): boolean {
  return id === resource;
}
