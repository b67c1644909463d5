import { counts, type FailureKind, ownOutage } from '../simulate/failure.ts';
import { type Model, Part } from '../simulate/world-model.ts';
import { needOutage } from '../simulate/need-outage.ts';
import { outage, type Outages } from '../simulate/outage.ts';
import type { Seconds } from '../network/network.ts';

/** A failure in one world, and what to look for in it. */
export interface Trial {
  readonly model: Model;
  readonly failure: FailureKind;
  readonly hit: ReadonlySet<number>;
  readonly seconds: Outages;
}

/** Tries a failure that takes `hit` in the model's world. */
export function trial(model: Model, failure: FailureKind, hit: readonly number[]): Trial {
  return { model, failure, hit: new Set(hit), seconds: outage(model, hit, failure) };
}

/**
 * The failed components that keep `root` out for longer than `limit`, those nearest to it: from the root down, of each need
 * that is out the alternatives that were hit, where these are enough to put it out (all members of a pool stand in the lost
 * zone); else what is behind those that were not hit. What is behind a failed component is a victim, and so is the node
 * of a balancer that was hit while the others lack a target.
 */
export function failedDependencies(tried: Trial, root: number, limit: Seconds): number[] {
  return walkDown(tried, root, limit).found.toSorted((a, b) => a - b);
}

/** The shortest chain of needs from `root` to one of its failed dependencies; empty where there is none. */
export function chainToFailed(tried: Trial, root: number, limit: Seconds): number[] {
  const { found, user } = walkDown(tried, root, limit);
  const chain: number[] = [];
  for (let at = found[0]; at !== undefined; at = user.get(at)) chain.unshift(at);
  return chain;
}

/** The chains of needs from `root` to the failed components that are first on a way down over what is out. */
export function nearestFailed({ model, failure, hit, seconds }: Trial, root: number): readonly (readonly number[])[] {
  const found: number[][] = [];
  const user = new Map<number, number | undefined>([[root, undefined]]);
  // A map may grow while it is walked: what is added comes later in the same walk.
  for (const component of user.keys()) {
    if (hit.has(component)) {
      const chain: number[] = [];
      for (let at: number | undefined = component; at !== undefined; at = user.get(at)) chain.unshift(at);
      found.push(chain);
      continue;
    }
    for (let need = model.needStart[component]!; need < model.needStart[component + 1]!; need++) {
      if (!counts(model, need, hit, failure) || needOutage(model, need, failure.mode, seconds).seconds === 0) continue;
      for (let index = model.alternativeStart[need]!; index < model.alternativeStart[need + 1]!; index++) {
        const next = model.alternative[index]!;
        if (model.part[index] !== Part.Absent && seconds.of(next) > 0 && !user.has(next)) user.set(next, component);
      }
    }
  }
  return found;
}

interface Walked {
  /** The failed dependencies, the nearest first. */
  readonly found: readonly number[];
  /** By what each component was come to; undefined for the root. */
  readonly user: ReadonlyMap<number, number | undefined>;
}

function walkDown(tried: Trial, root: number, limit: Seconds): Walked {
  const { model } = tried;
  const found: number[] = [];
  // A service that AWS runs for the whole region has no body of its own here: it is named where nothing else is.
  const junctions: number[] = [];
  const user = new Map<number, number | undefined>([[root, undefined]]);
  // A map may grow while it is walked: what is added comes later in the same walk.
  for (const component of user.keys()) {
    if (failsBy(tried, component, limit)) {
      const isJunction = model.network.components[component]?.role === 'group';
      (isJunction ? junctions : found).push(component);
      if (!isJunction) continue;
    }
    for (let need = model.needStart[component]!; need < model.needStart[component + 1]!; need++) {
      for (const next of reasonsOf(tried, need, limit)) if (!user.has(next)) user.set(next, component);
    }
  }
  return { found: found.length > 0 ? found : junctions, user };
}

/** Whether a component was hit and stays out by itself: one that comes back elsewhere may still wait for what it needs. */
export function failsBy({ model, failure, hit }: Trial, component: number, limit: Seconds): boolean {
  return hit.has(component) && ownOutage(model, component, failure) > limit;
}

/** The alternatives because of which a need is out for longer than `limit`; none where it is not. */
function reasonsOf(tried: Trial, need: number, limit: Seconds): readonly number[] {
  const { model, failure, hit, seconds } = tried;
  const { alternativeStart, alternative, part, k, switchTime } = model;
  if (!counts(model, need, hit, failure)) return [];
  if (needOutage(model, need, failure.mode, seconds).seconds <= limit) return [];
  const moves = model.sees[failure.mode][need] === 1 && switchTime[need]! <= limit;
  const own: number[] = [];
  const others: number[] = [];
  let counted = 0;
  for (let index = alternativeStart[need]!; index < alternativeStart[need + 1]!; index++) {
    if (part[index] === Part.Absent || (!moves && part[index] !== Part.Serving)) continue;
    counted++;
    const next = alternative[index]!;
    if (seconds.of(next) <= limit) continue;
    (failsBy(tried, next, limit) ? own : others).push(next);
  }
  const enough = own.length > 0 && (!moves || counted - own.length < k[need]!);
  return enough ? own : others;
}
