import { InputError } from '../input/error.ts';
import { closestFirst } from '../input/spelling.ts';
import type { Network, Service } from '../network/network.ts';
import { label } from '../printable.ts';
import type { PictureWords } from '../report/words/words.ts';

/** Names that a message about a wrong one tells, and names it is compared with. */
const SHOWN_NAMES = 8;
const MOST_COMPARED = 2000;

export type DrawnTier = 'production' | 'test' | 'all';

export interface SelectionOptions {
  /** Production where there is any, unless said; what states no tier counts as production. */
  readonly tier?: DrawnTier | undefined;
  /** Only what this service needs. */
  readonly service?: string | undefined;
}

/** What is drawn: services, and the components they need. */
export interface Selection {
  /** What the picture is called: the service, or what of the network it is. */
  readonly title: { readonly service: string } | { readonly network: keyof PictureWords['title'] };
  readonly services: readonly Service[];
  /** Places of components, in the order they are met from the services down. */
  readonly components: ReadonlySet<number>;
}

/** @throws InputError when there is no such service, or none in the tier. */
export function selectionOf(network: Network, { tier, service }: SelectionOptions): Selection {
  const { title, services } =
    service === undefined ? ofTier(network, tier) : { title: { service }, services: [named(network, service, tier)] };
  const sorted = services.toSorted((a, b) => a.grade - b.grade);
  const components = new Set<number>();
  // What stands for a service within one site needs nothing that the service itself does not need.
  for (const { root } of sorted) meet(network, root, components);
  return { title, services: sorted, components };
}

function ofTier(network: Network, tier: DrawnTier | undefined): Pick<Selection, 'title' | 'services'> {
  const { services } = network;
  const inTier = (wanted: DrawnTier): readonly Service[] =>
    services.filter((one) => wanted === 'all' || (wanted === 'test') === (one.tier === 'test'));
  if (tier === undefined) {
    const production = inTier('production');
    return production.length === 0 || production.length === services.length
      ? { title: { network: 'all' }, services }
      : { title: { network: 'production' }, services: production };
  }
  const chosen = inTier(tier);
  if (chosen.length === 0) throw new InputError(`--tier ${tier}: the inputs contain no service in this tier`);
  return { title: { network: tier === 'all' ? 'every-tier' : tier }, services: chosen };
}

function named(network: Network, name: string, tier: DrawnTier | undefined): Service {
  const found = network.services.find((one) => one.name === name);
  if (found === undefined) {
    throw new InputError(`--service ${name}: there is no service with this name${namesIn(network, name)}`);
  }
  if (tier !== undefined && tier !== 'all' && (tier === 'test') !== (found.tier === 'test')) {
    throw new InputError(`--service ${name}: the service is not in the ${tier} tier`);
  }
  return found;
}

/** `; services: a, b and 3 more`, those like `name` first. */
function namesIn({ services }: Network, name: string): string {
  const names = closestFirst(
    name,
    services.slice(0, MOST_COMPARED).map((one) => one.name),
  );
  if (names.length === 0) return '';
  const more = services.length - SHOWN_NAMES;
  return `; services: ${names.slice(0, SHOWN_NAMES).map(label).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
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
