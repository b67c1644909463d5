import type { Component } from '../network/network.ts';
import type { Model } from '../simulate/world-model.ts';

/** Everything that a component needs in a world, directly or through others, and itself. */
export function stoodOn(model: Model, root: number): readonly Component[] {
  const seen = new Set([root]);
  for (const component of seen) {
    const from = model.alternativeStart[model.needStart[component]!]!;
    const to = model.alternativeStart[model.needStart[component + 1]!]!;
    // A set may grow while it is walked: what is added comes later in the same walk.
    for (let index = from; index < to; index++) seen.add(model.alternative[index]!);
  }
  return [...seen].flatMap((index) => model.network.components[index] ?? []);
}
