import type { Model } from './world-model.ts';

/**
 * The model in which nothing that fails comes back, so that an outage ends only where an alternative takes over. It shares
 * everything with the given model.
 */
export function withoutRepair(model: Model): Model {
  return { ...model, returns: new Map() };
}
