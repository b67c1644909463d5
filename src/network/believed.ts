import type { Time } from '../input/time.ts';
import type { Component, Detection, Network, Role } from './network.ts';

/** What a drawn network says of one resource in it. */
export interface Believed {
  /** Parts that can fail, alone or with their zone; equal ones once. */
  readonly parts: readonly BelievedParts[];
  /** What it cannot work without: its parts, and other resources. */
  readonly needs: readonly BelievedNeed[];
  /** Kinds of failure domain that it is lost with as a whole. */
  readonly lostWith: readonly string[];
}

/** Parts of a resource that are alike. */
export interface BelievedParts {
  readonly count: number;
  readonly role: Role;
  /** It fails by itself; otherwise only with the zone it stands in. */
  readonly alone: boolean;
  /** In so many zones for certain; `open` where AWS may put all of them in one; none where they stand in no zone. */
  readonly zones: number | 'open' | 'none';
  /** Time until a part that failed is back. */
  readonly recovery: Time;
  /** Kinds of domain after whose loss it comes back elsewhere. */
  readonly relocates: readonly string[];
}

export interface BelievedNeed {
  /** Types of the resources whose parts can meet it; undefined for its own parts. */
  readonly types: readonly string[] | undefined;
  readonly k: number;
  readonly of: number;
  /** How many of them wait for a failover. */
  readonly standby: number;
  readonly detection: Detection;
  readonly switchTime: Time;
}

/** What a network says of the resource with an id. */
export function believedOf(network: Network, id: string): Believed {
  const own = network.components.filter(({ origin }) => origin.resource === id);
  const root = own.find((component) => component.id === id);
  return {
    parts: partsOf(network, own),
    needs: own
      .filter((component) => component === root || !component.fails)
      .flatMap((one) => needsOf(network, one, id)),
    lostWith: (root?.domains ?? []).flatMap(({ domain, world }) => {
      const kind = network.domains[domain]?.kind;
      return kind === undefined || kind === 'zone' || world !== undefined ? [] : kind;
    }),
  };
}

function partsOf(network: Network, own: readonly Component[]): readonly BelievedParts[] {
  const groups = new Map<string, Component[]>();
  for (const part of own) {
    if (!part.fails && zonesIn(network, part).length === 0) continue;
    const { role, fails, recovery, relocates } = part;
    const key = JSON.stringify([role, fails, recovery.down.seconds, recovery.down.assumptions, relocates]);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(part);
  }
  return [...groups.values()].flatMap((alike): readonly BelievedParts[] => {
    const [first] = alike;
    if (first === undefined) return [];
    const { role, fails: alone, recovery, relocates } = first;
    return [{ count: alike.length, role, alone, zones: zonesOf(network, alike), recovery: recovery.down, relocates }];
  });
}

function zonesIn(network: Network, { domains }: Component): Component['domains'] {
  return domains.filter(({ domain }) => network.domains[domain]?.kind === 'zone');
}

function zonesOf(network: Network, parts: readonly Component[]): BelievedParts['zones'] {
  const zones = parts.flatMap((part) => zonesIn(network, part));
  if (zones.length === 0) return 'none';
  if (zones.some(({ world }) => world !== undefined)) return 'open';
  return new Set(zones.map(({ domain }) => domain)).size;
}

/** What a junction of the resource needs; needs that only lead on to another junction of it are left out. */
function needsOf(network: Network, component: Component, id: string): readonly BelievedNeed[] {
  return component.needs.flatMap((need): BelievedNeed | [] => {
    const found = need.alternatives.flatMap(({ component: index, active }) => {
      const target = network.components[index];
      return target === undefined ? [] : { target, active };
    });
    // What is to be told of a lone part is told of the part.
    if (found.length === 1 && found[0]?.target.origin.resource === id) return [];
    if (found.every(({ target }) => isJunctionOf(network, target, id))) return [];
    const types = [
      ...new Set(found.flatMap(({ target }) => (target.origin.resource === id ? [] : (target.origin.type ?? [])))),
    ];
    const { k, detection, switchTime } = need;
    return {
      types: types.length === 0 ? undefined : types,
      k,
      of: found.length,
      standby: found.filter(({ active }) => !active).length,
      detection,
      switchTime,
    };
  });
}

function isJunctionOf(network: Network, component: Component, id: string): boolean {
  return component.origin.resource === id && !component.fails && zonesIn(network, component).length === 0;
}
