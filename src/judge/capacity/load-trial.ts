import type { Assumptions } from '../../input/assumptions.ts';
import type { Component, Network, Service, World } from '../../network/network.ts';
import { below, bearing, lostTo } from '../../simulate/bearing.ts';
import { type CapacityLeft, capacityLeft, type LoadCase } from '../../simulate/capacity-left.ts';
import type { Failure } from '../../simulate/failure.ts';
import { ownCapacity } from '../../simulate/own-capacity.ts';
import type { Model } from '../../simulate/world-model.ts';
import type { Models } from '../breaches.ts';
import { limitOf } from '../limit.ts';
import { outagesByFailure } from '../outages-by-failure.ts';
import type { CapacityPolicy } from '../policy.ts';
import { carriedBy, type LoadUnit, passesLoad, peakOf } from './load.ts';
import { openCapacity } from './open-capacity.ts';
import type { Shortfall } from './shortfall.ts';

/** What gets through in one world, and what was lost of the parts that carry only so much. */
interface Met extends CapacityLeft {
  readonly model: Model;
  readonly lost: readonly number[];
}

/** `out`: the service is down, which is told as such. `enough`: nothing that bears its load is lost. */
type InWorld = Met | 'out' | 'enough';

/** Puts the peaks of services on a network, in both worlds. */
export class LoadTrial {
  readonly #network: Network;
  readonly #models: Models;
  readonly #policy: CapacityPolicy;
  readonly #unit: LoadUnit;
  readonly #assumptions: Assumptions;
  readonly #carried: (component: Component) => number;
  readonly #passes: (component: number) => boolean;
  readonly #bearing = new Map<Model, Uint8Array>();
  readonly #below = new Map<string, Uint8Array>();
  readonly #outagesOf = outagesByFailure();

  constructor(network: Network, models: Models, policy: CapacityPolicy, unit: LoadUnit, assumptions: Assumptions) {
    this.#network = network;
    this.#models = models;
    this.#policy = policy;
    this.#unit = unit;
    this.#assumptions = assumptions;
    this.#carried = carriedBy(network, unit);
    this.#passes = passesLoad(network);
  }

  /** What falls short of the peak though nothing fails; undefined where all of it gets through. */
  always(service: Service): Shortfall | undefined {
    return this.#judged(service, undefined, (world): InWorld => {
      const model = this.#models[world];
      if (!model.up(service.root)) return 'out';
      const outages = { of: (component: number) => (model.up(component) ? 0 : Infinity) };
      return this.#met({ model, failure: undefined, outages, limit: 0 }, service.root, []);
    });
  }

  /** What falls short of it once the limit of the service has passed after a failure. */
  after(service: Service, failure: Failure): Shortfall | undefined {
    const { limit, repairCounts } = limitOf('limit', failure.kind, service, this.#assumptions);
    const worlds = repairCounts ? this.#models : this.#models.takeoverOnly;
    return this.#judged(service, failure, (world): InWorld => {
      const model = worlds[world];
      const outages = this.#outagesOf(model, failure);
      if (outages.of(service.root) > limit) return 'out';
      const lost = lostTo(model, failure[world], (component) => outages.of(component) > limit);
      if (!this.#concerns(model, service.root, lost)) return 'enough';
      return this.#met({ model, failure, outages, limit }, service.root, [...lost]);
    });
  }

  #met(load: Omit<LoadCase, 'carries' | 'passes'>, root: number, lost: readonly number[]): Met {
    const carries = ownCapacity(load, this.#carried);
    return { ...capacityLeft({ ...load, carries, passes: this.#passes }, root), model: load.model, lost };
  }

  #concerns(model: Model, root: number, lost: ReadonlySet<number>): boolean {
    if (lost.size === 0) return false;
    const bears = this.#bearing.get(model) ?? bearing(model, (component) => this.#carries(component) < Infinity);
    this.#bearing.set(model, bears);
    // Without repair the same stand behind it.
    const key = `${model.world} ${root}`;
    const under = this.#below.get(key) ?? below(model, root);
    this.#below.set(key, under);
    return [...lost].some((component) => bears[component] === 1 && under[component] === 1);
  }

  #carries(component: number): number {
    const one = this.#network.components[component];
    return one === undefined ? Infinity : this.#carried(one);
  }

  #judged(service: Service, failure: Failure | undefined, inWorld: (world: World) => InWorld): Shortfall | undefined {
    const needed = (peakOf(service, this.#unit) ?? 0) * this.#policy.atLeast;
    const best = inWorld('best');
    // What stops it for certain is no matter of capacity.
    if (best === 'out') return undefined;
    const worst = inWorld('worst');
    const [short, worse] = [best, worst].map((met) => typeof met === 'object' && met.amount < needed);
    const shown = short === true ? best : worst;
    if ((short !== true && worse !== true) || typeof shown !== 'object') return undefined;
    const verdict = short === true && (worse === true || worst === 'out') ? 'broken' : 'unproven';
    const parts = (of: readonly number[]): readonly Component[] =>
      of.flatMap((index) => this.#network.components[index] ?? []);
    return {
      policy: this.#policy,
      service,
      failure,
      unit: this.#unit,
      needed,
      left: shown.amount,
      narrowest: parts(shown.narrowest),
      lost: parts(shown.lost.filter((component) => this.#carries(component) < Infinity)),
      verdict,
      missing: verdict === 'broken' ? [] : openCapacity(shown, failure, this.#network),
    };
  }
}
