import type { ResourceGraph } from '../../graph/graph.ts';
import type { Resource } from '../../input/deployment.ts';
import { type Missing, argument } from '../fact.ts';
import { flag, settingOf } from './settings.ts';

/** Not known; `missing` would settle it. */
export interface Open {
  readonly missing: NonNullable<Missing>;
}

/**
 * Whether an unknown switch or word that AWS fills in where it is omitted was omitted. A plan knows all that is written, so what
 * an expression like `try(each.value.x, null)` leaves unknown was null, unless it leads to something that is no id or name
 * of a resource: no switch is taken from those.
 */
export function isLeftToAws(graph: ResourceGraph, resource: Resource, path: string): boolean {
  if (resource.document.kind !== 'plan') return false;
  const { references } = graph.resolve(resource, path);
  return references.every(({ attribute, certainty }) => certainty !== 'exact' || isNoSetting.test(attribute));
}

const isNoSetting = /(?:^|_)(?:id|arn|name|ip|address|endpoint)s?(?:\[|$)/;

/** A number between two bounds, both the same where it is known; `missing` would settle it where they are not. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly missing?: NonNullable<Missing>;
}

export function isOpen(reading: string | number | boolean | Open): reading is Open {
  return typeof reading === 'object';
}

/** A switch: on, off, or open. */
export function switchOf(resource: Resource, path: string, whenOmitted: boolean): boolean | Open {
  return flag(resource.attributes, path, whenOmitted) ?? { missing: [argument(resource, path)] };
}

/** A word as it is written, its default where it is omitted, or open. */
export function wordOf(resource: Resource, path: string, whenOmitted: string): string | Open {
  const value = settingOf(resource.attributes, path);
  // State keeps what was never written as an empty string.
  if (value.kind === 'omitted' || (value.kind === 'known' && value.value === '')) return whenOmitted;
  return resource.attributes.string(path) ?? { missing: [argument(resource, path)] };
}

/** A number, its default where it is omitted, or, where it is unknown, anything AWS accepts (`limits`, inclusive). */
export function rangeOf(
  resource: Resource,
  path: string,
  whenOmitted: number,
  [least, most]: readonly [least: number, most: number],
): Range {
  const value = settingOf(resource.attributes, path);
  if (value.kind === 'omitted') return exactly(whenOmitted);
  const known = value.kind === 'known' ? resource.attributes.number(path) : undefined;
  return known === undefined ? { least, most, missing: [argument(resource, path)] } : exactly(known);
}

export function exactly(number: number): Range {
  return { least: number, most: number };
}
