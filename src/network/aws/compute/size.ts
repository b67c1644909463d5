import { smallest } from '../../../extremes.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { Json, Value } from '../../../input/value.ts';
import { type Fact, type Missing, allOf } from '../../fact.ts';
import type { Alternative } from '../../network.ts';
import { asAlternative } from '../../builder.ts';

/** How many members a pool has: certain, or a lower bound. */
export interface Size {
  readonly least: number;
  /** Undefined when the number is known. */
  readonly missing: Missing;
  /** How many there may be where the number is not known; any number unless said. */
  readonly most?: number;
  /** The resource that says so where that is not the pool itself: a scheduled action, a scaling target. */
  readonly by?: Resource | undefined;
}

/** A known number (also written as text), the default of an omitted one, else at least `floor`. */
export function sizeOf(value: Value, whenOmitted: number | undefined, floor: number, fact: Fact): Size {
  if (value.kind === 'known' && isNumber(value.value)) return { least: Number(value.value), missing: undefined };
  if (value.kind === 'omitted' && whenOmitted !== undefined) return { least: whenOmitted, missing: undefined };
  return { least: floor, missing: [fact] };
}

function isNumber(value: Json): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
}

/** The smallest of several sizes that a pool has one after the other: what is left of it at the worst time. */
export function lowest(first: Size, ...others: readonly Size[]): Size {
  const sizes = [first, ...others];
  const most = smallest(sizes.map(mostOf));
  const [lower = first] = sizes.toSorted((a, b) => a.least - b.least);
  if (lower.missing === undefined || lower.least >= most) return { ...lower, missing: undefined };
  return { least: lower.least, most, missing: allOf(...sizes.map(({ missing }) => missing)), by: lower.by };
}

/** How many members a size may be. */
export function mostOf({ least, most = Infinity, missing }: Size): number {
  return missing === undefined ? least : most;
}

/** The `index`-th of a pool: certain up to the least size, beyond it in the best world only. */
export function certainUpTo(component: number, index: number, { least, missing }: Size): Alternative {
  return asAlternative({ component, zone: undefined, missing: index < least ? undefined : missing });
}
