import { InputError } from '../input/error.ts';
import { didYouMean } from '../input/spelling.ts';
import type { Network, Service } from '../network/network.ts';

export type DrawnTier = 'production' | 'test' | 'all';

export interface ScopeOptions {
  /** Production where there is any, unless said; what states no tier counts as production. */
  readonly tier?: DrawnTier | undefined;
  /** Only what this service needs. */
  readonly service?: string | undefined;
}

/** What is drawn: services, and the components they need. */
export interface Scope {
  readonly title: string;
  readonly services: readonly Service[];
  /** Places of components, in the order they are met from the services down. */
  readonly components: ReadonlySet<number>;
}

/** @throws InputError when there is no such service, or none in the tier. */
export function scopeOf(network: Network, { tier, service }: ScopeOptions): Scope {
  const { title, services } =
    service === undefined ? ofTier(network, tier) : { title: service, services: [named(network, service, tier)] };
  const sorted = services.toSorted((a, b) => a.grade - b.grade);
  const components = new Set<number>();
  // What stands for a service within one site needs nothing that the service itself does not need.
  for (const { root } of sorted) meet(network, root, components);
  return { title, services: sorted, components };
}

function ofTier(network: Network, tier: DrawnTier | undefined): Pick<Scope, 'title' | 'services'> {
  const { services } = network;
  const inTier = (wanted: DrawnTier): readonly Service[] =>
    services.filter((one) => wanted === 'all' || (wanted === 'test') === (one.tier === 'test'));
  if (tier === undefined) {
    const production = inTier('production');
    return production.length === 0 || production.length === services.length
      ? { title: 'The network', services }
      : { title: 'The production network', services: production };
  }
  const chosen = inTier(tier);
  if (chosen.length === 0) throw new InputError(`--tier ${tier}: the inputs have no service in it`);
  return { title: tier === 'all' ? 'The network, all tiers' : `The ${tier} network`, services: chosen };
}

function named(network: Network, name: string, tier: DrawnTier | undefined): Service {
  const found = network.services.find((one) => one.name === name);
  if (found === undefined) {
    const names = network.services.map((one) => one.name);
    throw new InputError(`--service ${name}: no service is called so${didYouMean(name, names)}`);
  }
  if (tier !== undefined && tier !== 'all' && (tier === 'test') !== (found.tier === 'test')) {
    throw new InputError(`--service ${name}: it is not in the ${tier} tier`);
  }
  return found;
}

/** Adds everything `start` needs, depth first, so that what belongs together is met together. */
function meet(network: Network, start: number, met: Set<number>): void {
  const stack = [start];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (met.has(next)) continue;
    met.add(next);
    const needs = network.components[next]?.needs ?? [];
    for (const { alternatives } of needs.toReversed()) {
      for (const { component } of alternatives.toReversed()) stack.push(component);
    }
  }
}
