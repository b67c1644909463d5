import type { Alternative, Component, Need, Network } from '../../network/network.ts';
import type { Ways } from '../../network/reached-values.ts';

/** A service, or a part that may be one: the component that stands for it. */
export interface Rooted {
  readonly root: number;
}

/** What a service stands on. */
export interface Cone {
  /** What it needs in both worlds: the rest may not be. */
  readonly certain: ReadonlySet<Component>;
  /** Of these, what the plan says it needs, without what nospof.yaml states, which may say nothing of the test tier. */
  readonly planned: ReadonlySet<Component>;
  readonly possible: ReadonlySet<Component>;
}

/** The components that services stand on, each looked at once. */
export class Cones {
  readonly #network: Network;
  readonly #known = new Map<number, Cone>();

  constructor(network: Network) {
    this.#network = network;
  }

  of({ root }: Rooted): Cone {
    const known = this.#known.get(root);
    if (known) return known;
    const reached = (follow: Follow): ReadonlySet<Component> => this.#reached([root], follow);
    const kept: { -readonly [K in keyof Cone]?: Cone[K] } = {};
    // Each is worked out when it is asked for: in a chain of services each of them stands on all that come after it.
    const cone: Cone = {
      get certain() {
        return (kept.certain ??= reached(isCertain));
      },
      get planned() {
        return (kept.planned ??= reached(isPlanned));
      },
      get possible() {
        return (kept.possible ??= reached(() => true));
      },
    };
    this.#known.set(root, cone);
    return cone;
  }

  /** All that some of them need in both worlds. */
  certainOfAll(all: readonly Rooted[]): ReadonlySet<Component> {
    return this.#reached(
      all.map(({ root }) => root),
      isCertain,
    );
  }

  /** The components with an address where clients come in: records, load balancers; for what is not entered, what it is. */
  doors({ root }: Rooted): readonly Component[] {
    const planned = this.#doors(root, isPlanned);
    return planned.length > 0 ? planned : this.#doors(root, isCertain);
  }

  #doors(root: number, follow: Follow): readonly Component[] {
    const doors = new Set<Component>();
    const seen = new Set([root]);
    for (const index of seen) {
      const component = this.#network.components[index];
      if (component?.origin.address !== undefined) doors.add(component);
      else for (const next of nextOf(component, follow)) seen.add(next);
    }
    return [...doors];
  }

  #reached(roots: readonly number[], follow: Follow): ReadonlySet<Component> {
    const seen = new Set(roots);
    // The set grows while it is walked.
    for (const index of seen) for (const next of nextOf(this.#network.components[index], follow)) seen.add(next);
    return new Set([...seen].flatMap((index) => this.#network.components[index] ?? []));
  }
}

/** Where each component leads along what it needs in both worlds. */
export function certainWays(network: Network): Ways {
  return ways(network, isCertain);
}

/** Where each leads along what it may need too. */
export function possibleWays(network: Network): Ways {
  return ways(network, () => true);
}

/** What it needs in both worlds, without what only nospof.yaml states. */
export function plannedWays(network: Network): Ways {
  return ways(network, isPlanned);
}

function ways({ components }: Network, follow: Follow): Ways {
  return { size: components.length, next: (component) => nextOf(components[component], follow) };
}

type Follow = (one: Need | Alternative) => boolean;

function* nextOf(component: Component | undefined, follow: Follow): Iterable<number> {
  for (const need of component?.needs ?? []) {
    if (!follow(need)) continue;
    for (const alternative of need.alternatives) if (follow(alternative)) yield alternative.component;
  }
}

function isCertain({ world }: Need | Alternative): boolean {
  return world === undefined;
}

function isPlanned(one: Need | Alternative): boolean {
  return isCertain(one) && !isStated(one);
}

function isStated(one: Need | Alternative): boolean {
  return 'stated' in one && one.stated;
}
