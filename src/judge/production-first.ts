import type { Cause } from './cause.ts';

/**
 * The loss of a domain without what it stops in a test tier, where it stops production as well: the two only have a zone in
 * common, and what has to change is a resource of production.
 */
export function productionFirst(cause: Cause): Cause {
  if (cause.domain === undefined) return cause;
  const breaches = cause.breaches.filter(({ service }) => service.tier !== 'test');
  if (breaches.length === 0 || breaches.length === cause.breaches.length) return cause;
  const components = cause.components.filter(({ tier }) => tier !== 'test');
  return { ...cause, breaches, components: components.length > 0 ? components : cause.components };
}
