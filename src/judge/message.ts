import type { Interval } from '../network/network.ts';
import type { Cause } from './cause.ts';
import { humanise, humaniseOutage } from './duration.ts';
import { isPlace } from './limit.ts';
import { nameOf } from './stack-names.ts';

/** What a service takes, as the finding lists it. */
export interface ServiceOutage {
  readonly name: string;
  /** The site it stops at, when only that site does. */
  readonly site: string | undefined;
  readonly outage: Interval;
  readonly limit: number;
  readonly verdict: 'broken' | 'unproven';
}

/**
 * One sentence: what fails, what stops, for how long, and how long it may.
 * `services` worst first; the sentence gives the outage of the first.
 */
export function causeMessage(cause: Cause, services: readonly ServiceOutage[]): string {
  const [worst] = services;
  if (worst === undefined) throw new Error('a cause stops a service');
  const subject = subjectOf(cause);
  const who = listServices(services.map(({ name, site }) => (site === undefined ? name : `${name} at ${site}`)));
  const limit = `(limit ${humanise(worst.limit)})`;
  const longest = worst.outage[1] === Infinity ? 'for ever' : `for up to ${humanise(worst.outage[1])}`;
  // An instance that nothing leads to is a service named after itself.
  const isItself = services.length === 1 && who === subject;
  if (worst.verdict === 'broken') {
    const stops = isItself ? 'is out' : services.length > 1 ? `${who} stop` : `${who} stops`;
    return `${subject} ${verbOf(cause)} and ${stops} ${humaniseOutage(worst.outage)} ${limit}`;
  }
  return `${subject} ${verbOf(cause)} and ${isItself ? 'may be out' : `${who} may stop`} ${longest} ${limit}`;
}

/** `a`, `a and b`, or `a and 3 more services`. */
export function listServices(names: readonly string[]): string {
  return names.length > 2 ? `${names[0]} and ${names.length - 1} more services` : names.join(' and ');
}

/** What fails, for people: a zone's label, a component's, or the addresses of components of equal effect. */
export function subjectOf(cause: Cause): string {
  if (cause.domain !== undefined) return cause.domain.label;
  const [only] = cause.components;
  if (cause.components.length === 1 && only !== undefined) return only.label;
  const names = [...new Set(cause.components.map(nameOf))];
  if (names.length < 4) return names.join(' or ');
  return `one of ${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

function verbOf(cause: Cause): string {
  if (cause.mode === 'degraded') return 'is degraded';
  return cause.domain !== undefined && (cause.domain.kind === 'zone' || isPlace(cause.domain.kind))
    ? 'is lost'
    : 'fails';
}
