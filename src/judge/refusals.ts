import { refusalKey } from '../network/refusal.ts';
import type { Component, Network, Refusal, Service } from '../network/network.ts';
import { worksAsPlanned } from '../simulate/as-planned.ts';
import type { Model } from '../simulate/world-model.ts';
import { groupBy } from '../multimap.ts';
import { clusters } from './clusters.ts';

/** Refusals of one kind, and what they mean for services. */
export interface Refused {
  /** Whether the services do not work at all; else only alternatives of theirs do not. */
  readonly stops: boolean;
  /** Equal but for the resource that refuses. */
  readonly refusals: readonly Refusal[];
  /** The components that do not work. */
  readonly components: readonly Component[];
  readonly services: readonly Service[];
  /** From a service to a component that does not work. */
  readonly chain: readonly Component[];
}

interface Met {
  readonly stops: boolean;
  readonly refusal: Refusal;
  readonly component: Component;
  readonly service: Service;
  readonly chain: () => readonly Component[];
}

/**
 * What the inputs prove not to get through, though nothing has failed: what stops a service as a whole (or one site of a
 * dual-site one), and what only takes alternatives away. Only the better world proves something.
 */
export function refusedIn(network: Network, model: Model): Refused[] {
  if (!network.components.some(({ refusals }) => refusals.length > 0)) return [];
  const works = worksAsPlanned(model);
  const fatal = network.services.flatMap((service) => {
    const stopped = [service.root, ...service.withinSite.values()].filter((root) => model.up(root) && !works(root));
    return refusalsMet(service, true, stopped, isUnmet);
  });
  // What stops one service is not told again of those that only lose an alternative by it.
  const known = new Set(fatal.map(({ refusal }) => refusalKey(refusal)));
  const others = network.services.flatMap((service) => refusalsMet(service, false, [service.root], () => true));
  const met = [...fatal, ...others.filter(({ refusal }) => !known.has(refusalKey(refusal)))];
  return [...groupBy(met, alike(met)).values()].flatMap(related).map(together);

  function isUnmet(need: number): boolean {
    let working = 0;
    for (let index = model.alternativeStart[need]!; index < model.alternativeStart[need + 1]!; index++) {
      if (works(model.alternative[index]!)) working++;
    }
    return working < model.k[need]!;
  }

  function refusalsMet(
    service: Service,
    stops: boolean,
    roots: readonly number[],
    enters: (need: number) => boolean,
  ): Met[] {
    return reached(model, roots, enters).flatMap(({ component, chain }) =>
      component.refusals.map((refusal) => ({ stops, refusal, component, service, chain })),
    );
  }
}

/** Equal for what several resources refuse alike, one by one: a table that lacks three routes is one decision. */
function alike(met: readonly Met[]): (one: Met) => string {
  const atOne = ({ stops, refusal: { is, path, port, origin } }: Met): string =>
    JSON.stringify([stops, is, path, port, origin.resource]);
  // What is refused at one resource is told by a number: lists of ends may be long, and equal for many.
  const numbers = new Map<string, number>();
  const endsAt = new Map(
    [...groupBy(met, atOne)].map(([key, ones]) => {
      const ends = JSON.stringify([...new Set(ones.map(({ refusal }) => refusal.to ?? ''))].toSorted());
      const number = numbers.get(ends) ?? numbers.size;
      numbers.set(ends, number);
      return [key, number];
    }),
  );
  return (one) => {
    const { stops, refusal } = one;
    return JSON.stringify([stops, refusal.is, refusal.path, refusal.port, refusal.origin.type, endsAt.get(atOne(one))]);
  };
}

/** What unrelated services meet alike is one decision for each; related are those that meet it at one resource. */
function related(met: readonly Met[]): Met[][] {
  return clusters(met, ({ service, refusal: { origin } }) => [
    `service ${service.name}`,
    `resource ${origin.resource}`,
  ]);
}

function together(met: readonly Met[]): Refused {
  const [first] = met;
  if (first === undefined) throw new Error('a group has a member');
  return {
    stops: first.stops,
    refusals: [...new Map(met.map(({ refusal }) => [refusalKey(refusal), refusal])).values()],
    components: [...new Set(met.map(({ component }) => component))],
    services: [...new Set(met.map(({ service }) => service))],
    chain: first.chain(),
  };
}

interface Reached {
  readonly component: Component;
  /** The shortest chain from the roots to it. */
  readonly chain: () => readonly Component[];
}

/** Each component with a refusal that is reached from the roots through the needs that `enters` admits. */
function reached(model: Model, roots: readonly number[], enters: (need: number) => boolean): Reached[] {
  const { components } = model.network;
  const from = new Map<number, number | undefined>(roots.map((root) => [root, undefined]));
  const found: Reached[] = [];
  // A map may grow while it is walked: what is added comes later in the same walk.
  for (const at of from.keys()) {
    const component = components[at];
    if (component && component.refusals.length > 0) found.push({ component, chain: () => chainTo(at) });
    for (let need = model.needStart[at]!; need < model.needStart[at + 1]!; need++) {
      if (!enters(need)) continue;
      for (let index = model.alternativeStart[need]!; index < model.alternativeStart[need + 1]!; index++) {
        const next = model.alternative[index]!;
        if (!from.has(next)) from.set(next, at);
      }
    }
  }
  return found;

  function chainTo(last: number): readonly Component[] {
    const chain: Component[] = [];
    for (let at: number | undefined = last; at !== undefined; at = from.get(at)) {
      const component = components[at];
      if (component !== undefined) chain.push(component);
    }
    return chain.toReversed();
  }
}
