import type { Attributes } from '../input/attributes.ts';
import type { Value } from '../input/value.ts';

/**
 * True when the argument takes a list, a set or a map. A plan does not tell for a set that is unknown as a whole; then the
 * name of the argument decides: plural, but for one.
 */
export function takesCollection(attributes: Attributes, path: string, value: Value): boolean {
  if (attributes.length(path) !== undefined) return true;
  if (value.kind === 'known') return typeof value.value === 'object' && value.value !== null;
  return /[^s]s$|^vpc_zone_identifier$/u.test(path.split('.').findLast((segment) => !/^\d+$/u.test(segment)) ?? path);
}
