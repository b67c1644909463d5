import type { Network, Seconds } from '../network/network.ts';
import type { Failure } from '../simulate/failure.ts';
import { outage, type Outages } from '../simulate/outage.ts';
import type { Model } from '../simulate/world-model.ts';
import { type Breach, doubtful, verdictOn } from './breaches.ts';
import { placedBehind } from './placed-behind.ts';

/**
 * What is left of a breach by a lost domain when the parts in it that stop the service by themselves are spared, with what
 * they need only because of where they stand: undefined where the service survives then, so that these explain it; else a
 * breach of its own, by the others in the domain. A part behind members that all stand in the lost zone explains nothing:
 * the members are lost all the same.
 */
export function ownCause(network: Network): (breach: Breach, parts: readonly number[]) => Breach | undefined {
  const known = new Map<number, ReadonlySet<number>>();
  const behind = (component: number): ReadonlySet<number> => {
    const found = known.get(component) ?? placedBehind(network, component);
    known.set(component, found);
    return found;
  };
  const tried = new Map<string, { readonly failure: Failure; readonly outages: Map<Model, Outages> }>();
  return (breach, parts) => {
    const spared = new Set(parts.flatMap((part) => [...behind(part)]));
    const { kind, mode, domain } = breach.failure;
    // Services behind the same parts share one trial.
    const key = JSON.stringify([kind, mode, domain, [...spared].toSorted((a, b) => a - b)]);
    let one = tried.get(key);
    if (one === undefined) tried.set(key, (one = { failure: without(breach.failure, spared), outages: new Map() }));
    const { failure, outages } = one;
    const out = (model: Model): Seconds => {
      const seconds = outages.get(model) ?? outage(model, failure[model.world], failure);
      outages.set(model, seconds);
      return seconds.of(breach.root);
    };
    const { best, worst } = breach.worlds;
    const left = verdictOn({ ...breach, failure }, out(best), out(worst));
    return left.outage[1] > breach.limit ? doubtful(left, breach.open ?? []) : undefined;
  };
}

function without(failure: Failure, spared: ReadonlySet<number>): Failure {
  const kept = (hit: readonly number[]): number[] => hit.filter((component) => !spared.has(component));
  return { ...failure, best: kept(failure.best), worst: kept(failure.worst) };
}
