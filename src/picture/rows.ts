import type { Network } from '../network/network.ts';
import { type BoxOptions, boxesOf, siteIn } from './boxes.ts';
import { type Grain, grainsOf, typeOf } from './grain.ts';
import type { Item, Items } from './items.ts';
import { rankOf } from './layers.ts';
import type { Marks } from './marks.ts';
import type { Rail, Row } from './picture.ts';
import type { Selection } from './selection.ts';
import { groupBy } from '../multimap.ts';

/** With more rows than these a picture cannot be read: then a row holds what different services have alike. */
const MOST_ROWS = 40;

export interface Rows {
  readonly rows: readonly Row[];
  /** A row holds parts of different services. */
  readonly isCoarse: boolean;
  readonly railOf: (item: Item) => Rail;
}

/** Items as rows: equal ones in other zones and sites, and the alternatives of one need, stand in one row. */
export function rowsOf(
  network: Network,
  selection: Selection,
  items: Items,
  { columns, marks, words }: Omit<BoxOptions, 'grain'>,
): Rows {
  const { grain, groups } = readable(network, selection, items, marks);
  // Items are met from the services down, so rows that belong together stand together.
  groups.sort((a, b) => rankOf(a[0]!.layer) - rankOf(b[0]!.layer) || spread(a) - spread(b));
  const places = new Map(columns.map(({ domain }, index) => [domain, index]));
  const rails = new Map<Item, Rail>();
  for (const [row, group] of groups.entries()) {
    for (const item of group) rails.set(item, { row, site: siteIn(item, places) });
  }
  return {
    rows: groups.map((group) => ({
      layer: group[0]!.layer,
      boxes: boxesOf(network, group, { columns, marks, grain, words }),
    })),
    isCoarse: grain.isCoarse,
    railOf(item) {
      const rail = rails.get(item);
      if (rail === undefined) throw new Error(`${item.name} is in no row`);
      return rail;
    },
  };
}

/** Items by row, in the finest grain that leaves few enough rows. */
function readable(
  network: Network,
  selection: Selection,
  items: Items,
  marks: Marks,
): { grain: Grain; groups: Item[][] } {
  let found: { grain: Grain; groups: Item[][] } | undefined;
  for (const grain of grainsOf(selection, marks)) {
    const alike = likeness(network, selection, items, grain);
    found = { grain, groups: [...groupBy(items.all, (item) => alike(grain.keyOf(item))).values()] };
    if (found.groups.length <= MOST_ROWS) break;
  }
  if (found === undefined) throw new Error('there is a grain');
  return found;
}

/** What is in no site goes over all sites, and stands first. */
function spread([item]: readonly Item[]): number {
  return item?.site === undefined ? 0 : 1;
}

/** Row keys that stand for one: those of alternatives of one need, where they are of one type. */
function likeness(network: Network, selection: Selection, items: Items, { keyOf }: Grain): (key: string) => string {
  const parents = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    for (let at = key; at !== root;) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  for (const index of selection.components) {
    for (const { alternatives } of network.components[index]?.needs ?? []) {
      const firstOf = new Map<string, Item>();
      for (const { component } of alternatives) {
        const item = items.of(component);
        if (item === undefined) continue;
        const type = typeOf(item);
        const first = firstOf.get(type);
        if (first === undefined) {
          firstOf.set(type, item);
          continue;
        }
        const [a, b] = [find(keyOf(first)), find(keyOf(item))];
        if (a !== b) parents.set(b, a);
      }
    }
  }
  return find;
}
