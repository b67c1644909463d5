/** Adds to the list under `key`. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Items by key, keys and items in the order met. (`Map.groupBy` needs a newer Node than the oldest supported one.) */
export function groupBy<Key, Item>(items: Iterable<Item>, key: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) push(groups, key(item), item);
  return groups;
}

/** All of `items` behind those of `list`: given as arguments of one `push`, more than some 100,000 overflow the stack. */
export function pushAll<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

/** `items` in place of all that `list` holds. They may be made of it. */
export function replaceAll<T>(list: T[], items: readonly T[]): void {
  const all = [...items];
  list.length = 0;
  pushAll(list, all);
}
