import { factKey } from '../network/fact.ts';
import type { Fact, Missing, Need } from '../network/network.ts';
import type { Failure } from './failure.ts';
import type { Model } from './world-model.ts';

/** Facts the plan leaves open, each once, in the order they are met. */
export class MissingFacts {
  readonly #model: Model;
  readonly #facts = new Map<string, Fact>();

  constructor(model: Model) {
    this.#model = model;
  }

  get list(): Fact[] {
    return [...this.#facts.values()];
  }

  /** Everything open about a component itself. */
  ofComponent(component: number): void {
    this.#add(this.#model.network.components[component]?.missing);
  }

  /** Why it is not certain that the failure takes this component. */
  ofMembership(component: number, failure: Failure): void {
    for (const membership of this.#model.network.components[component]?.domains ?? []) {
      if (membership.domain === failure.domain) this.#add(membership.missing);
    }
  }

  /** Why a need, and the alternatives it would have in the other world, are not certain. */
  ofNeed(need: Need): void {
    this.#add(need.missing);
    for (const alternative of need.alternatives) {
      if (alternative.world !== undefined && alternative.world !== this.#model.world) this.#add(alternative.missing);
    }
  }

  /** Why the alternative of a need that a chain runs through is not certain. */
  ofAlternative(need: Need, component: number): void {
    for (const alternative of need.alternatives) {
      if (alternative.component === component) this.#add(alternative.missing);
    }
  }

  /** Why a component is down though nothing has failed: the needs below it that are not met. */
  ofDown(component: number): void {
    const seen = new Set([component]);
    for (const at of seen) {
      this.ofComponent(at);
      for (let need = this.#model.needStart[at]!; need < this.#model.needStart[at + 1]!; need++) {
        const down: number[] = [];
        const [from, to] = [this.#model.alternativeStart[need]!, this.#model.alternativeStart[need + 1]!];
        for (let index = from; index < to; index++) {
          const alternative = this.#model.alternative[index]!;
          if (!this.#model.up(alternative)) down.push(alternative);
        }
        if (to - from - down.length >= this.#model.k[need]!) continue;
        this.ofNeed(this.#model.needs[need]!);
        for (const alternative of down) seen.add(alternative);
      }
    }
  }

  #add(facts: Missing): void {
    for (const fact of facts ?? []) {
      const key = factKey(fact);
      if (!this.#facts.has(key)) this.#facts.set(key, fact);
    }
  }
}
