import type { Seconds } from '../network/network.ts';
import { counts, type Failure } from './failure.ts';
import { narrowestCut } from './narrowest-cut.ts';
import type { Outages } from './outage.ts';
import { type Model, Part } from './world-model.ts';

/** What the load of a service meets after a failure. */
export interface LoadCase {
  readonly model: Model;
  /** Undefined where nothing fails. */
  readonly failure: Failure | undefined;
  readonly outages: Outages;
  /** What is out for longer carries nothing. */
  readonly limit: Seconds;
  /** What a component carries by itself; Infinity where nothing tells. */
  readonly carries: (component: number) => number;
  /** The load of the service goes on through it; what else it needs carries something else. */
  readonly passes: (component: number) => boolean;
}

/** How much of a load gets through, and the components that it must pass and that carry least together. */
export interface CapacityLeft {
  readonly amount: number;
  readonly narrowest: readonly number[];
}

const unlimited: CapacityLeft = { amount: Infinity, narrowest: [] };

/**
 * How much load gets through to a root: every request needs one way through each of its needs, and the alternatives of a need that
 * serve share the load as it suits. An alternative of which nothing tells what it carries carries anything.
 *
 * Of the needs of the root each is tried. Of one further down that with the least is taken: never less than what gets through,
 * and exactly that where no more than one of the needs of each component below the root has a limit.
 */
export function capacityLeft(load: LoadCase, root: number): CapacityLeft {
  const { model } = load;
  const cone = coneOf(load, root);
  const limits = limitsOf(load, cone, root);
  let left = unlimited;
  for (let need = model.needStart[root]!; need < model.needStart[root + 1]!; need++) {
    const serving = cone.get(root)?.get(need) ?? [];
    if (!isLimited(serving, limits)) continue;
    const one = through(load, cone, limits, serving);
    if (one.amount < left.amount) left = one;
  }
  return left;
}

/** By component the load may pass, by need: the alternatives that serve. */
type Cone = ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>;

interface Limit {
  /** What it carries at most, with what is behind it. */
  readonly most: number;
  /** The need behind it that carries least; undefined where none has a limit. */
  readonly need: number | undefined;
}

function coneOf(load: LoadCase, root: number): Cone {
  const { model, failure } = load;
  const hit = new Set(failure?.[model.world]);
  const cone = new Map<number, ReadonlyMap<number, readonly number[]>>();
  const found = new Set([root]);
  // A set may grow while it is walked.
  for (const component of found) {
    const needs = new Map<number, readonly number[]>();
    cone.set(component, needs);
    if (component !== root && !load.passes(component)) continue;
    for (let need = model.needStart[component]!; need < model.needStart[component + 1]!; need++) {
      if (!counts(model, need, hit, failure ?? unhurt)) continue;
      const serving = servingOf(load, need);
      needs.set(need, serving);
      for (const other of serving) found.add(other);
    }
  }
  return cone;
}

const unhurt = { kind: 'component' };

/** The alternatives of a need that serve: those that did and still do; where these are too few, standbys in their order. */
function servingOf({ model, outages, limit }: LoadCase, need: number): readonly number[] {
  const { alternativeStart, alternative, part, k } = model;
  const serving: number[] = [];
  for (const wanted of [Part.Serving, Part.Standby]) {
    for (let index = alternativeStart[need]!; index < alternativeStart[need + 1]!; index++) {
      if (part[index] !== wanted || outages.of(alternative[index]!) > limit) continue;
      if (wanted === Part.Serving || serving.length < k[need]!) serving.push(alternative[index]!);
    }
  }
  return serving;
}

/** Alternatives come before their users; one that does not, in a circle, counts as without limit. */
function limitsOf({ model, carries, passes }: LoadCase, cone: Cone, root: number): ReadonlyMap<number, Limit> {
  const limits = new Map<number, Limit>();
  const ordered = [...cone.keys()].toSorted((a, b) => model.position[a]! - model.position[b]!);
  for (const component of ordered) {
    if (component === root || !passes(component)) continue;
    let least = Infinity;
    let narrowest: number | undefined;
    for (const [need, serving] of cone.get(component) ?? []) {
      if (!isLimited(serving, limits)) continue;
      const most = serving.reduce((sum, other) => sum + (limits.get(other)?.most ?? Infinity), 0);
      if (most >= least) continue;
      least = most;
      narrowest = need;
    }
    const most = Math.min(carries(component), least);
    if (most < Infinity) limits.set(component, { most, need: narrowest });
  }
  return limits;
}

function isLimited(serving: readonly number[], limits: ReadonlyMap<number, Limit>): boolean {
  return serving.length > 0 && serving.every((component) => limits.has(component));
}

/** What gets through one need of the root. */
function through(
  { carries }: LoadCase,
  cone: Cone,
  limits: ReadonlyMap<number, Limit>,
  source: readonly number[],
): CapacityLeft {
  const node = new Map<number, number>();
  const components: number[] = [];
  const nodeOf = (component: number): number => {
    const known = node.get(component);
    if (known !== undefined) return known;
    node.set(component, components.length);
    return components.push(component) - 1;
  };
  const entries = [...new Set(source)].map(nodeOf);
  const onTo: (readonly number[])[] = [];
  // The list grows while it is walked.
  for (const component of components) {
    const { need } = limits.get(component) ?? {};
    onTo.push(need === undefined ? [] : (cone.get(component)?.get(need) ?? []).map(nodeOf));
  }
  const cut = narrowestCut({ carries: components.map(carries), onTo, source: entries });
  return { amount: cut.carries, narrowest: cut.nodes.flatMap((index) => components[index] ?? []) };
}
