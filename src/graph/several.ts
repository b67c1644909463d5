import type { Attributes } from '../input/attributes.ts';
import type { Value } from '../input/value.ts';

/** Names in the plural that take one value, and names in the singular that take several. */
const one = /^(alias|dns|(.*_)?(address|access|status|dns|class|alias))$/u;
const many =
  /s$|^vpc_zone_identifier$|(^|_)(policy|document|definition|data|data_base64|json|body|environment|input)$/u;

/**
 * True when the argument takes a list, a set, or a text in which several things are named. A plan does not tell for
 * a set that is unknown as a whole; then the name of the argument decides.
 */
export function takesSeveral(attributes: Attributes, path: string, value: Value): boolean {
  if (attributes.length(path) !== undefined) return true;
  if (value.kind === 'known') return typeof value.value === 'object' && value.value !== null;
  return namesSeveral(path.split('.').findLast((segment) => !/^\d+$/u.test(segment)) ?? path);
}

/** True when an argument, a variable or an output of this name holds several things. */
export function namesSeveral(name: string): boolean {
  return many.test(name) && !one.test(name);
}
