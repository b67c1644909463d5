import type { Alternative, Component, Need, Network } from '../../network/network.ts';

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
    const cone = {
      certain: this.#reached(root, isCertain),
      planned: this.#reached(root, (one) => isCertain(one) && !isStated(one)),
      possible: this.#reached(root, () => true),
    };
    this.#known.set(root, cone);
    return cone;
  }

  /** The components with an address where clients come in: records, load balancers; for what is not entered, what it is. */
  doors({ root }: Rooted): readonly Component[] {
    const planned = this.#doors(root, (one) => isCertain(one) && !isStated(one));
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

  #reached(root: number, follow: Follow): ReadonlySet<Component> {
    const seen = new Set([root]);
    // The set grows while it is walked.
    for (const index of seen) for (const next of nextOf(this.#network.components[index], follow)) seen.add(next);
    return new Set([...seen].flatMap((index) => this.#network.components[index] ?? []));
  }
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

function isStated(one: Need | Alternative): boolean {
  return 'stated' in one && one.stated;
}
