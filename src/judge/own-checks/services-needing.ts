import type { Service } from '../../network/network.ts';
import type { Model } from '../../simulate/world-model.ts';

/** The services that need one of these components, directly or through others, as one of several as well; in the order of the network. */
export function servicesNeeding(model: Model, components: readonly number[]): readonly Service[] {
  const { useStart, uses, needOf, user, network } = model;
  const found = new Set(components);
  // A set may grow while it is walked: what is added comes later in the same walk.
  for (const component of found) {
    for (let place = useStart[component]!; place < useStart[component + 1]!; place++) {
      found.add(user[needOf[uses[place]!]!]!);
    }
  }
  return network.services.filter(({ root, withinSite }) =>
    [root, ...withinSite.values()].some((index) => found.has(index)),
  );
}
