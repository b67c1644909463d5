import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { type Missing, allOf, factKey } from '../../fact.ts';
import type { Refusal } from '../../refusal.ts';

/** What the inputs prove not to let packets through. */
export interface Refused {
  readonly by: Resource;
  readonly refusal: Omit<Refusal, 'origin'>;
}

/** Something on the way that may fail; with `unless`, that may be on it. */
export interface Part {
  readonly component: number;
  readonly unless?: Missing;
  /** The component whose place it follows from: that of the sender, or of a part that packets pass before. */
  readonly byPlaceOf?: 'sender' | number | undefined;
}

/** The way of packets from one place to another: what is on it, what refuses them, and what is open. */
export interface Walk {
  readonly parts: readonly Part[];
  readonly refusals: readonly Refused[];
  /** What would settle whether packets get there. */
  readonly gaps: Missing;
}

/**
 * Packets only pass a subnet: `inside` those of its own VPC, on their way through a firewall; `between` those of another VPC.
 * Answers go to where they come from.
 */
export type Passing = 'inside' | 'between';

/** Nothing on the way can fail; or nothing is known of it, and it is taken to lead there. */
export const free: Walk = { parts: [], refusals: [], gaps: undefined };

export function refused(by: Resource, refusal: Omit<Refusal, 'origin'>): Walk {
  return { ...free, refusals: [{ by, refusal }] };
}

export function over(component: number | undefined, byPlaceOf?: Part['byPlaceOf']): Walk {
  return component === undefined ? free : { ...free, parts: [{ component, byPlaceOf }] };
}

/** A way on from a part: what serves the place of that part only follows from it. */
export function from(component: number | undefined, walk: Walk): Walk {
  const parts = walk.parts.map((part) => (part.byPlaceOf === 'sender' ? { ...part, byPlaceOf: component } : part));
  return { ...walk, parts };
}

export function open(gaps: Missing): Walk {
  return { ...free, gaps };
}

/** One way after another: all of it is needed. */
export function all(...walks: readonly Walk[]): Walk {
  const [only, ...others] = walks;
  if (only && others.length === 0) return only;
  return {
    parts: walks.flatMap(({ parts }) => parts),
    refusals: walks.flatMap(({ refusals }) => refusals),
    gaps: allOf(...walks.map(({ gaps }) => gaps)),
  };
}

/** A way that packets may take: what is on it counts in the worst world only, and what refuses them is no proof. */
export function perhaps(walk: Walk, unless: Missing): Walk {
  if (unless === undefined) return walk;
  return {
    parts: walk.parts.map((part) => ({ ...part, unless })),
    refusals: [],
    gaps: walk.refusals.length > 0 || walk.gaps ? unless : undefined,
  };
}

/** Makes a way a need of `draft`. A gap is a need of the worst world that nothing meets. */
export function drawWalk(net: NetworkBuilder, draft: Draft, { parts, refusals, gaps }: Walk): void {
  const drawn = new Set(
    draft.needs.flatMap(({ alternatives, world }) => alternatives.map(({ component }) => `${component} ${world}`)),
  );
  for (const { component, unless, byPlaceOf } of parts) {
    const key = `${component} ${unless === undefined ? undefined : 'worst'}`;
    if (drawn.has(key)) continue;
    drawn.add(key);
    net.need(draft, { of: [component], unless, byPlaceOf: byPlaceOf === 'sender' ? draft.index : byPlaceOf });
  }
  for (const { by, refusal } of refusals) net.refuse(draft, by, refusal);
  const told = new Set(
    draft.needs.flatMap(({ missing, alternatives }) => (alternatives.length === 0 ? (missing ?? []).map(factKey) : [])),
  );
  for (const fact of gaps ?? []) if (!told.has(factKey(fact))) net.need(draft, { of: [], unless: [fact] });
}
