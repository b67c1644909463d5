import type { Component, Crowd, Network } from '../network/network.ts';
import { push } from '../multimap.ts';
import type { Failure } from './failure.ts';
import type { LoadCase } from './capacity-left.ts';

/** The machines of each pool, by what they have in common. */
type Crowds = ReadonlyMap<Crowd, readonly Component[]>;

const known = new WeakMap<Network, Crowds>();

function crowdsOf(network: Network): Crowds {
  const found = known.get(network);
  if (found !== undefined) return found;
  const crowds = new Map<Crowd, Component[]>();
  for (const component of network.components) if (component.crowd) push(crowds, component.crowd, component);
  known.set(network, crowds);
  return crowds;
}

/**
 * What a component carries after a failure, given what one machine of it carries. A member of a pool stands for machines that
 * are not drawn: those that are left of the pool count in equal parts for its members that are left.
 */
export function ownCapacity(
  { model, failure, outages, limit }: Omit<LoadCase, 'carries' | 'passes'>,
  perMachine: (component: Component) => number,
): (component: number) => number {
  const crowds = crowdsOf(model.network);
  const machines = new Map<Crowd, number>();
  const machinesFor = (crowd: Crowd): number => {
    const before = machines.get(crowd);
    if (before !== undefined) return before;
    const drawn = crowds.get(crowd) ?? [];
    const left = drawn.filter(({ index }) => outages.of(index) <= limit).length;
    const each = (crowd.machines[model.world] - lostOf(crowd, drawn, drawn.length - left, failure, model.world)) / left;
    machines.set(crowd, each);
    return each;
  };
  return (index) => {
    const component = model.network.components[index];
    const one = component === undefined ? Infinity : perMachine(component);
    if (one === Infinity || component?.crowd === undefined) return one;
    return one * Math.max(0, machinesFor(component.crowd));
  };
}

/**
 * How many machines of a pool a failure takes: one that fails alone; of a zone the machines of that zone, as AWS spreads them; of
 * all else the share that it takes of those that are drawn.
 */
function lostOf(
  { machines, zones }: Crowd,
  drawn: readonly Component[],
  lost: number,
  failure: Failure | undefined,
  world: 'best' | 'worst',
): number {
  if (lost === 0 || failure === undefined) return 0;
  if (drawn.some(({ index }) => index === failure.component)) return 1;
  if (lost === drawn.length || machines[world] === Infinity) return 0;
  const all = machines[world];
  return failure.kind === 'zone' ? Math.ceil(all / zones) : Math.ceil((all * lost) / Math.max(drawn.length, zones));
}
