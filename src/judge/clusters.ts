import { groupBy } from '../multimap.ts';

/**
 * Puts items together that have a key in common, also over others: in the order they came. An item without keys stays
 * alone.
 */
export function clusters<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Item[][] {
  const leader = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let next = leader.get(root); next !== undefined && next !== root; next = leader.get(root)) root = next;
    for (let at = key; at !== root;) {
      const next = leader.get(at) ?? root;
      leader.set(at, root);
      at = next;
    }
    return root;
  };
  for (const item of items) {
    const keys = keysOf(item);
    for (const key of keys) if (!leader.has(key)) leader.set(key, key);
    const [first = '', ...others] = keys;
    for (const key of others) leader.set(find(key), find(first));
  }
  const byLeader = groupBy(items, (item) => {
    const [first] = keysOf(item);
    return first === undefined ? item : find(first);
  });
  return [...byLeader.values()];
}
