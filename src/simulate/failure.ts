import { groupBy } from '../multimap.ts';
import type { Component, Domain, Mode, Network, Title } from '../network/network.ts';
import type { Model } from './world-model.ts';

/** One thing that goes wrong: a component, or all components of a failure domain at once. */
export interface Failure {
  /** The component's or the domain's. */
  readonly title: Title;
  /** `component`, or the kind of the failure domain. */
  readonly kind: string;
  readonly mode: Mode;
  /** Where parts fail in different ways at once: by component each kind by which it does. */
  readonly kinds?: ReadonlyMap<number, readonly string[]>;
  /** What it takes in each world; they differ where the plan leaves a placement open. */
  readonly best: readonly number[];
  readonly worst: readonly number[];
  /** The component that fails, when it fails alone. */
  readonly component?: number;
  /** The domain that fails, when it is one. */
  readonly domain?: number;
}

/** Every component that can fail by itself, in the network's order. `filter` narrows, by role for instance. */
export function componentFailures(
  network: Network,
  filter: (component: Component) => boolean = () => true,
  mode: Mode = 'down',
): Failure[] {
  const failures: Failure[] = [];
  for (const component of network.components) {
    if (!component.fails || !filter(component)) continue;
    const hit = [component.index];
    failures.push({
      title: component.title,
      kind: 'component',
      mode,
      best: hit,
      worst: hit,
      component: component.index,
    });
  }
  return failures;
}

/** Every failure domain of a kind, in the network's order; what it takes are its members in each world. */
export function domainFailures(network: Network, kind: string, mode: Mode = 'down'): Failure[] {
  const { byKind, members } = domainsOf(network);
  return (byKind.get(kind) ?? []).map(({ title, index }) => {
    const { best, worst } = members.get(index) ?? { best: [], worst: [] };
    return { title, kind, mode, best, worst, domain: index };
  });
}

interface Domains {
  readonly byKind: ReadonlyMap<string, readonly Domain[]>;
  readonly members: ReadonlyMap<number, Members>;
}

/** What a domain takes in each world. */
interface Members {
  readonly best: number[];
  readonly worst: number[];
}

const known = new WeakMap<Network, Domains>();

/** Tags may add any number of kinds: the network is gone through once for all of them. */
function domainsOf(network: Network): Domains {
  const found = known.get(network);
  if (found !== undefined) return found;
  const members = new Map<number, Members>();
  for (const component of network.components) {
    for (const { domain, world } of component.domains) {
      const lists = members.get(domain) ?? { best: [], worst: [] };
      members.set(domain, lists);
      if (world !== 'worst' && lists.best.at(-1) !== component.index) lists.best.push(component.index);
      if (world !== 'best' && lists.worst.at(-1) !== component.index) lists.worst.push(component.index);
    }
  }
  const domains = { byKind: groupBy(network.domains, ({ kind }) => kind), members };
  known.set(network, domains);
  return domains;
}

/** How something fails, whatever it takes. */
export type FailureKind = Pick<Failure, 'kind' | 'mode' | 'kinds'>;

/** Whether a component that is hit comes back elsewhere, in its time: it is not bound to any kind of domain that fails. */
export function movesAway(model: Model, component: number, cause: Omit<FailureKind, 'mode'>): boolean {
  const { kind, kinds } = cause;
  const isMovedBy = (lost: string): boolean => lost !== 'component' && model.returns.get(lost)?.[component] === 1;
  if (kinds === undefined) return isMovedBy(kind);
  return (kinds.get(component) ?? []).some(isMovedBy) && isBack(model, component, cause);
}

/** Whether a component that is hit is back after its recovery, by every kind by which it fails. */
function isBack(model: Model, component: number, { kind, kinds }: Omit<FailureKind, 'mode'>): boolean {
  const returns = (lost: string): boolean => model.returns.get(lost)?.[component] === 1;
  return kinds === undefined ? returns(kind) : (kinds.get(component) ?? []).every(returns);
}

/** Whether a need counts in a failure that takes `hit`: some count only where their user came back elsewhere, or did not. */
export function counts(
  model: Model,
  need: number,
  hit: ReadonlySet<number>,
  cause: Omit<FailureKind, 'mode'>,
): boolean {
  const only = model.relocated[need]!;
  if (only === 0) return true;
  const user = model.user[need]!;
  return (hit.has(user) && movesAway(model, user, cause)) === (only === 1);
}

/**
 * How long a component that is hit stays out, its needs apart: its recovery when it fails alone, or when it is not bound
 * to the kind of domain that fails and so comes back elsewhere; else without end. Seconds.
 */
export function ownOutage(model: Model, component: number, cause: FailureKind): number {
  return isBack(model, component, cause) ? model.recovery[cause.mode][component]! : Infinity;
}
