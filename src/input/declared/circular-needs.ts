import type { Declared, DeclaredNeed } from './model.ts';
import { InputError } from '../error.ts';

/** What must be up before `name` is; `down` counts its needs that are not met. */
interface Part {
  readonly name: string;
  readonly needs: readonly Open[];
  down: number;
}

/** A need, and how many of its alternatives still have to come up. */
interface Open {
  readonly of: Part;
  readonly at: string;
  readonly names: readonly string[];
  left: number;
}

/**
 * Services and components that need each other for certain never come up: nothing supports itself. What a pattern of
 * addresses stands for counts as up, so a circle with a way out is none. Linear in the needs.
 * @param modules device by the full name of each of its modules
 * @throws InputError at the first need of such a circle.
 */
export function checkCircles(declared: Declared, modules: ReadonlyMap<string, string>): void {
  const parts = new Map<string, Part>();
  for (const [name, { needs }] of [...declared.services, ...declared.components]) parts.set(name, part(name, needs));
  const deviceOf = (name: string): string => modules.get(name) ?? name;
  const users = new Map<string, Open[]>();
  for (const { needs } of parts.values()) {
    for (const need of needs) {
      for (const name of need.names) {
        const device = deviceOf(name);
        const known = users.get(device);
        // A pattern of addresses may stand for as many as are needed.
        if (!parts.has(device)) meet(need, need.left);
        else if (known === undefined) users.set(device, [need]);
        else known.push(need);
      }
    }
  }
  const up = [...parts.values()].filter(({ down }) => down === 0);
  for (const { name } of up) {
    for (const need of users.get(name) ?? []) {
      if (meet(need, 1) && need.of.down === 0) up.push(need.of);
    }
  }
  const stuck = [...parts.values()].find(({ down }) => down > 0);
  if (stuck !== undefined) refuse(circleFrom(stuck, parts, deviceOf));
}

function part(name: string, needs: readonly DeclaredNeed[]): Part {
  const open: Open[] = [];
  const made: Part = { name, needs: open, down: needs.length };
  for (const { any, standby, k, at } of needs) {
    open.push({ of: made, at, names: [...new Set([...any, ...standby])], left: k });
  }
  return made;
}

/** True when this is what the need was waiting for. */
function meet(need: Open, count: number): boolean {
  if (need.left === 0) return false;
  need.left -= count;
  if (need.left > 0) return false;
  need.of.down--;
  return true;
}

/** Follows what is not up from one need to the next, until it comes back to where it was. */
function circleFrom(start: Part, parts: ReadonlyMap<string, Part>, deviceOf: (name: string) => string): Open[] {
  const way = new Map<Part, Open>();
  for (let at = start; ;) {
    if (way.has(at)) return [...way.values()].slice([...way.keys()].indexOf(at));
    const need = at.needs.find(({ left }) => left > 0);
    const next = need?.names.map((name) => parts.get(deviceOf(name))).find((one) => one !== undefined && one.down > 0);
    if (need === undefined || next === undefined) throw new Error(`${at.name} is not up for no reason`);
    way.set(at, need);
    at = next;
  }
}

function refuse(circle: readonly Open[]): never {
  const [first] = circle;
  if (first === undefined) throw new Error('a circle has a member');
  const names = circle.map(({ of }) => `"${of.name}"`);
  const [one = '', ...others] = names;
  const way = others.length === 0 ? 'itself' : [...others, one].join(', which needs ');
  throw new InputError(
    `${first.at}: ${one} can never be up, as it needs ${way}; name an alternative, or leave one out`,
  );
}
