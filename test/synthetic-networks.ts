import { nothingByDeclaration } from '../src/network/declared-against.ts';
import { never, time } from '../src/input/time.ts';
import type { Alternative, Component, Domain, Need, Network, Service, Time, World } from '../src/network/network.ts';
import { domainTitle, written } from '../src/network/title.ts';

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A country of agencies: two sites of three zones, racks of forty; in each agency services over two load balancers, which
 * are over four application servers, which need a database of three, a way out of two routers, and for every third
 * service the login that all agencies share; here and there a part that stands alone. About four alternatives a component.
 */
export function agencies(size: number): Network {
  const random = numbers(size);
  const draft = new Draft();
  const region = [0, 1].map((site) => draft.domain('site', `s${site}`));
  const zones = [0, 1, 2, 3, 4, 5].map((zone) => draft.domain('zone', `z${zone}`));
  let rack = -1;
  let inRack = 0;
  const part = (zone: number, needs: readonly Need[]): number => {
    if (inRack++ % 40 === 0) rack = draft.domain('rack', `r${inRack}`);
    return draft.add(true, needs, [region[zone < 3 ? 0 : 1]!, zones[zone]!, rack]);
  };
  const cores = [0, 1, 2, 3, 4, 5].map((zone) => part(zone, []));
  const login = draft.add(false, [oneOf([0, 1, 3, 4].map((zone) => part(zone, [oneOf([cores[zone]!])])))], []);
  while (draft.size < size) {
    const routers = [0, 1, 2].map((zone) => part(zone, [oneOf([cores[zone]!])]));
    for (let service = 0; service < 10 && draft.size < size; service++) {
      const lone = random() < 0.05;
      const database = draft.add(false, [oneOf([0, 1, 2].map((zone) => part(zone, [oneOf([routers[zone]!])])))], []);
      const servers = (lone ? [0] : [0, 1, 2, 0]).map((zone) =>
        part(zone, [oneOf([database]), oneOf([routers[zone]!, routers[(zone + 1) % 3]!])]),
      );
      const balancers = [0, 1].map((zone) => part(zone, [oneOf(servers), oneOf([routers[zone]!])]));
      const needs = [oneOf(balancers)];
      if (service % 3 === 0) needs.push(oneOf([login]));
      draft.serve(draft.add(false, needs, []));
    }
  }
  return draft.build();
}

/**
 * Every component has two needs for one of two others. `up` is the share of alternatives drawn from all components
 * instead of those before it: with some, most of the network is one circle. Every hundredth is a service.
 */
export function redundantAtRandom(size: number, up = 0): Network {
  const random = numbers(size + 1);
  const draft = new Draft();
  const racks: number[] = [];
  for (let index = 0; index < size; index++) {
    if (index % 40 === 0) racks.push(draft.domain('rack', `r${index}`));
    const draw = (): number => Math.floor(random() * (random() < up ? size : index));
    // The first of each pair is drawn from what is before, so that everything is up.
    const before = (): number => Math.floor(random() * index);
    const needs = index < 16 ? [] : [oneOf([before(), draw()]), oneOf([before(), draw()])];
    draft.add(true, needs, [racks.at(-1)!]);
    if (index % 100 === 99) draft.serve(index);
  }
  return draft.build();
}

/** One after the other: each component needs the one before, and every hundredth is a service if `services` says so. */
export function chain(size: number, services = false): Network {
  const draft = new Draft();
  for (let index = 0; index < size; index++) {
    draft.add(true, index === 0 ? [] : [oneOf([index - 1])], []);
    if (services && index % 100 === 99) draft.serve(index);
  }
  draft.serve(size - 1);
  return draft.build();
}

/**
 * Everything the model has, at random and large enough for circles of many members: `k` of `n`, standbys, every detection and
 * several switch times, recoveries per mode, domains that are left, and needs, alternatives and memberships in one world only.
 */
export function everything(size: number, seed = 0): Network {
  const random = numbers(size + seed);
  const one = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
  const chance = (share: number): boolean => random() < share;
  const world = (): World | undefined => (chance(0.1) ? one(['best', 'worst']) : undefined);
  const times = [time(0, 0), time(30, 90), time(30, 240), time(60, Infinity), never];
  const anyTime = (): Time => one(times);
  const draft = new Draft();
  const racks: number[] = [];
  for (let index = 0; index < size; index++) {
    if (index % 8 === 0) racks.push(draft.domain('rack', `r${index}`));
    const needs = Array.from({ length: index < 8 ? 0 : 1 + Math.floor(random() * 3) }, (): Need => {
      const n = 1 + Math.floor(random() * 5);
      const alternatives = Array.from({ length: n }, (_, place) => ({
        component: Math.floor(random() * (place > 0 && chance(0.4) ? size : index)),
        active: chance(0.8),
        world: world(),
        missing: undefined,
      }));
      const detection = one(['end-to-end', 'end-to-end', 'tcp', 'manual', 'none'] as const);
      const k = chance(0.6) ? 1 : 1 + Math.floor(random() * Math.min(n, 3));
      return { k, alternatives, detection, switchTime: anyTime(), world: world(), missing: undefined };
    });
    const part = draft.add(chance(0.9), needs, [one(racks), one(racks)]);
    draft.change(part, { recovery: { down: anyTime(), degraded: anyTime() }, relocates: chance(0.2) ? ['rack'] : [] });
    draft.serve(part);
  }
  return draft.build();
}

function oneOf(components: readonly number[]): Need {
  const alternatives = components.map((component): Alternative => ({
    component,
    active: true,
    world: undefined,
    missing: undefined,
  }));
  return {
    k: 1,
    alternatives,
    detection: 'end-to-end',
    switchTime: time(30, 90),
    world: undefined,
    missing: undefined,
  };
}

class Draft {
  readonly #components: Component[] = [];
  readonly #domains: Domain[] = [];
  readonly #services: Service[] = [];

  get size(): number {
    return this.#components.length;
  }

  domain(kind: string, name: string): number {
    return this.#domains.push({ index: this.#domains.length, kind, name, title: domainTitle(kind, name) }) - 1;
  }

  add(fails: boolean, needs: readonly Need[], domains: readonly number[]): number {
    const index = this.#components.length;
    this.#components.push({
      index,
      id: `c${index}`,
      title: written(`c${index}`),
      role: fails ? 'compute' : 'group',
      origin: { address: undefined, resource: undefined, stack: undefined, type: undefined },
      tier: 'production',
      site: undefined,
      fails,
      recovery: { down: never, degraded: never },
      relocates: [],
      domains: domains.map((domain) => ({ domain, world: undefined, missing: undefined })),
      needs,
      tie: undefined,
      peers: undefined,
      productClass: undefined,
      refusals: [],
      missing: [],
      owner: undefined,
    });
    return index;
  }

  change(index: number, to: Partial<Component>): void {
    this.#components[index] = { ...this.#components[index]!, ...to };
  }

  serve(root: number): void {
    this.#services.push({
      name: `s${root}`,
      title: written(`s${root}`),
      root,
      grade: 3,
      declared: true,
      rto: undefined,
      rtoWithinSite: undefined,
      rpo: undefined,
      owner: undefined,
      tier: 'production',
      dualSite: false,
      withinSite: new Map(),
      isLogin: [],
      operatorAccess: false,
      entered: true,
      lone: false,
      notModelled: [],
    });
  }

  build(): Network {
    return {
      components: this.#components,
      domains: this.#domains,
      services: this.#services,
      openEnds: [],
      dataSets: [],
      tiers: { productionStated: false, statedBy: undefined, testInInputs: false, shared: [] },
      coverage: {
        resources: 0,
        modelled: 0,
        notModelled: 0,
        notModelledTypes: {},
        opaqueModules: [],
        mixedForms: [],
        absent: [],
      },
      hints: [],
      stated: { rotas: new Map(), evidence: [], change: undefined },
      byDeclaration: nothingByDeclaration,
    };
  }
}
