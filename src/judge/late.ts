import { greatest } from '../extremes.ts';
import type { Network, Need } from '../network/network.ts';
import type { Setting } from '../network/setting.ts';
import type { Model } from '../simulate/world-model.ts';
import { withoutDelay } from '../simulate/without-delay.ts';
import { type Breach, verdictOn } from './breaches.ts';
import { outagesByFailure, outagesByForm } from './outages-by-failure.ts';
import type { Trial } from './failed-dependencies.ts';
import { type ReadyNeed, readyNeeds } from './ready-needs.ts';

/** A breach that there would be none of, were the switch done at once. */
export interface Late {
  readonly breach: Breach;
  /** What switches too late. */
  readonly slow: readonly Slow[];
  /** What the failure breaks all the same, or may break. */
  readonly rest: Breach | undefined;
}

/** A need whose alternatives work, before it is switched to them. */
export interface Slow extends ReadyNeed {
  /** Those of its settings that make it too slow. */
  readonly settings: readonly Setting[];
}

/**
 * Whether a breach is only a late takeover: tried again in a model without delays, the service survives. Undefined where it
 * does not, and where the switch is left to a person by a setting, or misled: those are told as what they are.
 */
export function lateness(network: Network): (breach: Breach) => Late | undefined {
  const prompt = new Map<Model, Model>();
  const outagesIn = outagesByFailure();
  const outOf = outagesByForm(network);
  const promptOf = (model: Model): Model => {
    const made = prompt.get(model) ?? withoutDelay(model);
    prompt.set(model, made);
    return made;
  };
  return (breach) => {
    const { failure, worlds, world, root, limit } = breach;
    const [best, worst] = [worlds.best, worlds.worst].map((model) => outOf(promptOf(model), failure).of(root));
    const inWorld = (world === 'best' ? best : worst) ?? Infinity;
    if (inWorld > limit) return undefined;
    const model = worlds[world];
    const tried: Trial = { model, failure, hit: new Set(failure[world]), seconds: outagesIn(model, failure) };
    const slow = readyNeeds(tried, root, limit).map((one) => ({ ...one, settings: guilty(one.need, limit) }));
    if (slow.length === 0 || slow.some(({ need }) => need.unset !== undefined || need.mistake !== undefined)) {
      return undefined;
    }
    const left = verdictOn(breach, best ?? Infinity, worst ?? Infinity);
    return { breach, slow, rest: left.outage[1] > limit && worlds.worst.up(root) ? left : undefined };
  };
}

/** The settings that alone take longer than the limit; else the one that takes longest. */
function guilty({ settings = [] }: Need, limit: number): readonly Setting[] {
  const alone = settings.filter(({ seconds }) => seconds > limit);
  if (alone.length > 0) return alone;
  const longest = greatest(settings.map(({ seconds }) => seconds));
  return settings.filter(({ seconds }) => seconds === longest);
}
