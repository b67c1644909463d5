import type { Network } from '../network/network.ts';
import { interchangeable } from '../simulate/interchangeable.ts';
import type { Failure } from '../simulate/failure.ts';
import { outage, type Outages } from '../simulate/outage.ts';
import type { Model } from '../simulate/world-model.ts';

export type OutagesOf = (model: Model, failure: Failure) => Outages;

/** The outages of a failure, worked out once: many services may stop by one. */
export function outagesByFailure(): OutagesOf {
  const known = new Map<Model, Map<Failure, Outages>>();
  return (model, failure) => {
    const byFailure = known.get(model) ?? new Map<Failure, Outages>();
    known.set(model, byFailure);
    const found = byFailure.get(failure) ?? outage(model, failure[model.world], failure);
    byFailure.set(failure, found);
    return found;
  };
}

/**
 * What stops for how long by a failure, for asking about services: worked out once for components that could be swapped. What
 * stands for a service is asked about itself, so it is swapped with none; of these and of lost domains the last one is kept,
 * as all breaches by one failure come together.
 */
export function outagesByForm(network: Network): OutagesOf {
  const roots = new Set(network.services.flatMap(({ root, withinSite }) => [root, ...withinSite.values()]));
  const known = new Map<Model, Map<string, Outages>>();
  const last = new Map<Model, { readonly failure: Failure; readonly outages: Outages }>();
  return (model, failure) => {
    const { component, kind, mode } = failure;
    if (component === undefined || roots.has(component)) {
      const before = last.get(model);
      if (before?.failure === failure) return before.outages;
      const outages = outage(model, failure[model.world], failure);
      last.set(model, { failure, outages });
      return outages;
    }
    const byForm = known.get(model) ?? new Map<string, Outages>();
    known.set(model, byForm);
    const form = `${interchangeable(model)[component]} ${kind} ${mode}`;
    const found = byForm.get(form) ?? outage(model, failure[model.world], failure);
    byForm.set(form, found);
    return found;
  };
}
