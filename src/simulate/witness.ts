import type { Fact, Seconds } from '../network/network.ts';
import type { Failure } from './failure.ts';
import { counts, ownOutage } from './failure.ts';
import { MissingFacts } from './missing-facts.ts';
import type { Model } from './world-model.ts';
import { type NeedOutage, needOutage } from './need-outage.ts';
import type { Outages } from './outage.ts';

/** Why a root is out. */
export interface Witness {
  /** Chain of needs, from the root to a component that is hit. */
  readonly components: readonly number[];
  /** Facts the plan leaves open that bear on it: they would settle a finding that is not the same in both worlds. */
  readonly missing: readonly Fact[];
}

/** Where facts are looked for beside the chain: so many components at most. */
const reach = 10_000;

/**
 * Explains the outage of a root: follows, from the root down, the need that takes longest and the alternative that explains
 * it, to a component that is hit. Empty when the root is not out. Facts are looked for along the chain and in the other
 * alternatives that are out too for longer than `limit` seconds. `outages` is what `outage` gave for this failure.
 */
export function witness(model: Model, failure: Failure, outages: Outages, root: number, limit: Seconds = 0): Witness {
  if (!model.up(root) || outages.of(root) === 0) return { components: [], missing: [] };
  const hit = new Set(failure[model.world]);
  const explain = (component: number): Step => step(model, failure, outages, hit, component);
  // Alternatives that are moved to may lead in a circle; those that serve are ranked downwards and never do.
  const chain = follow(model, root, explain, 'alternative') ?? follow(model, root, explain, 'serving') ?? [];
  const facts = new MissingFacts(model);
  for (const { component, link } of chain) {
    facts.ofComponent(component);
    if (link === undefined) continue;
    const need = model.needs[model.needOf[link.alternative]!]!;
    facts.ofNeed(need);
    facts.ofAlternative(need, model.alternative[link.alternative]!);
  }
  lookAround(model, failure, outages, root, limit, hit, facts);
  return { components: chain.map(({ component }) => component), missing: facts.list };
}

interface Step {
  readonly component: number;
  /** The need that takes longest; undefined when the component is out by itself for at least as long. */
  readonly link: NeedOutage | undefined;
}

function step(model: Model, failure: Failure, outages: Outages, hit: Set<number>, component: number): Step {
  let own = hit.has(component) ? ownOutage(model, component, failure) : 0;
  let link: NeedOutage | undefined;
  for (let need = model.needStart[component]!; need < model.needStart[component + 1]!; need++) {
    if (!counts(model, need, hit, failure)) continue;
    const candidate = needOutage(model, need, failure.mode, outages);
    if (candidate.seconds <= Math.max(own, link?.seconds ?? 0)) continue;
    // Nothing it could start on elsewhere is up: it is out by itself.
    if (candidate.alternative < 0) own = candidate.seconds;
    link = candidate.alternative < 0 ? undefined : candidate;
  }
  return { component, link };
}

/** The chain from `root`, undefined when it runs in a circle. */
function follow(
  model: Model,
  root: number,
  explain: (component: number) => Step,
  by: 'alternative' | 'serving',
): Step[] | undefined {
  const chain: Step[] = [];
  const seen = new Set<number>();
  for (let component = root; !seen.has(component);) {
    seen.add(component);
    const next = explain(component);
    const link = next.link?.[by] ?? -1;
    chain.push({
      component,
      link: next.link === undefined || link < 0 ? undefined : { ...next.link, alternative: link },
    });
    if (link < 0) return chain;
    component = model.alternative[link]!;
  }
  return undefined;
}

function lookAround(
  model: Model,
  failure: Failure,
  outages: Outages,
  root: number,
  limit: Seconds,
  hit: ReadonlySet<number>,
  facts: MissingFacts,
): void {
  const seen = new Set([root]);
  for (const component of seen) {
    if (hit.has(component)) facts.ofMembership(component, failure);
    for (let need = model.needStart[component]!; need < model.needStart[component + 1]!; need++) {
      if (!counts(model, need, hit, failure)) continue;
      if (needOutage(model, need, failure.mode, outages).seconds <= limit) continue;
      facts.ofNeed(model.needs[need]!);
      for (let index = model.alternativeStart[need]!; index < model.alternativeStart[need + 1]!; index++) {
        const alternative = model.alternative[index]!;
        if (!model.up(alternative)) facts.ofDown(alternative);
        else if (outages.of(alternative) > limit && seen.size < reach) seen.add(alternative);
      }
    }
  }
}
