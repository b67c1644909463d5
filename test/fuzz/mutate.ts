import type { Json } from '../../src/input/value.ts';
import { hostileTexts, hostileValues } from './hostile.ts';

type Random = () => number;
type Container = Json[] | { [key: string]: Json };

/** A place in a tree: what holds a value, under which key, and the place of what holds it. A path each would be quadratic on a deep tree. */
interface Slot {
  readonly in: Container;
  readonly key: string | number;
  readonly within: Slot | undefined;
}

/** What was done to a tree, and where: enough to tell which resources it was done to. */
export interface Change {
  readonly did: string;
  readonly path: readonly (string | number)[];
}

/** Changes one place of `tree`, which is the caller's to change, as an unlucky writer or an unkind one might. */
export function mutate(tree: Json, random: Random): Change {
  const slots = slotsOf(tree);
  const slot = pick(slots, random);
  if (slot === undefined) return { did: 'nothing', path: [] };
  const operation = pick(operations, random);
  operation?.does(slot, random, slots);
  return { did: operation?.name ?? 'nothing', path: pathOf(slot) };
}

function slotsOf(tree: Json): readonly Slot[] {
  const found: Slot[] = [];
  const open: { readonly value: Json; readonly within: Slot | undefined }[] = [{ value: tree, within: undefined }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { value, within } = at;
    if (typeof value !== 'object' || value === null) continue;
    const container = value as Container;
    const keys = Array.isArray(container) ? container.keys() : Object.keys(container);
    for (const key of keys) {
      const slot = { in: container, key, within };
      found.push(slot);
      open.push({ value: valueAt(slot), within: slot });
    }
  }
  return found;
}

function pathOf(slot: Slot): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Slot | undefined = slot; at !== undefined; at = at.within) path.push(at.key);
  return path.toReversed();
}

const operations: readonly { readonly name: string; does(slot: Slot, random: Random, slots: readonly Slot[]): void }[] =
  [
    { name: 'remove', does: remove },
    { name: 'put something hostile', does: (slot, random) => put(slot, hostile(random)) },
    { name: 'put a hostile text', does: (slot, random) => put(slot, pick(hostileTexts, random) ?? '') },
    {
      name: 'put what is elsewhere',
      does: (slot, random, slots) => put(slot, copy(valueAt(pick(slots, random) ?? slot))),
    },
    { name: 'put into a list', does: (slot) => put(slot, [valueAt(slot)]) },
    {
      name: 'put into an object',
      does: (slot, random) => put(slot, named(pick(hostileTexts, random) ?? '', valueAt(slot))),
    },
    { name: 'twice', does: twice },
    { name: 'rename the key', does: rename },
    {
      name: 'add a key',
      does: (slot, random) => add(slot, pick(hostileTexts, random) ?? '', hostile(random)),
    },
    { name: 'make it deep', does: (slot, random) => put(slot, deep(valueAt(slot), random() < 0.01 ? 2000 : 12)) },
    {
      name: 'make it long',
      does: (slot, random) => put(slot, long(valueAt(slot), random() < 0.01 ? 5000 : 20)),
    },
    {
      name: 'cut the text',
      does: (slot, random) => text(slot, (old) => old.slice(0, Math.floor(random() * old.length))),
    },
    {
      name: 'append to the text',
      does: (slot, random) => text(slot, (old) => old + (pick(hostileTexts, random) ?? '')),
    },
    { name: 'change the number', does: (slot, random) => number(slot, random) },
  ];

/** A copy: a later change to it must not reach the inputs that come after. */
function hostile(random: Random): Json {
  return copy(pick(hostileValues, random) ?? null);
}

function remove({ in: container, key }: Slot): void {
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else delete container[key];
}

function twice(slot: Slot): void {
  if (Array.isArray(slot.in)) slot.in.push(copy(valueAt(slot)));
  else add(slot, `${slot.key}2`, copy(valueAt(slot)));
}

function rename(slot: Slot, random: Random): void {
  if (Array.isArray(slot.in)) return;
  const value = valueAt(slot);
  remove(slot);
  add(slot, pick(hostileTexts, random) ?? '', value);
}

function text(slot: Slot, change: (old: string) => string): void {
  const old = valueAt(slot);
  put(slot, change(typeof old === 'string' ? old : JSON.stringify(old)));
}

function number(slot: Slot, random: Random): void {
  const old = valueAt(slot);
  put(slot, typeof old === 'number' ? Math.round(old * (random() * 4 - 1)) : Math.floor(random() * 5));
}

function deep(value: Json, levels: number): Json {
  let nested = value;
  for (let level = 0; level < levels; level++) nested = level % 2 === 0 ? [nested] : { a: nested };
  return nested;
}

/** Many of one value, but no more than a few MB: two of these may meet. */
function long(value: Json, times: number): Json {
  const most = Math.ceil(3_000_000 / (JSON.stringify(value).length + 1));
  return Array.from({ length: Math.min(times, most) }, () => value);
}

function valueAt({ in: container, key }: Slot): Json {
  return (Array.isArray(container) ? container[Number(key)] : container[key]) ?? null;
}

function put({ in: container, key }: Slot, value: Json): void {
  if (Array.isArray(container)) container[Number(key)] = value;
  else define(container, String(key), value);
}

function add({ in: container }: Slot, key: string, value: Json): void {
  if (Array.isArray(container)) container.push(value);
  else define(container, key, value);
}

/** As `JSON.parse` does it: `__proto__` is a key like others. */
function define(container: object, key: string, value: Json): void {
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
}

function named(key: string, value: Json): Json {
  const container = {};
  define(container, key, value);
  return container;
}

function copy(value: Json): Json {
  if (typeof value !== 'object') return value;
  return JSON.parse(JSON.stringify(value));
}

function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** Changes the bytes of a file as a broken pipe, an editor or another encoding might. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const at = Math.floor(random() * bytes.length);
  const kind = Math.floor(random() * 4);
  if (kind === 0) return bytes.slice(0, at);
  if (kind === 1) return Uint8Array.from([...bytes.slice(0, at), Math.floor(random() * 256), ...bytes.slice(at + 1)]);
  if (kind === 2) return Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]);
  return Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(Math.max(0, at - 50))]);
}
