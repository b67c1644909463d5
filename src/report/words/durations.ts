import type { Seconds } from '../../network/network.ts';
import { isInOneUnit, rounded, unitOf } from './time-units.ts';

/** `0 s`, `30 s`, `90 s`, `4 min`, `12 h`, `2.5 d`. */
export function duration(seconds: Seconds): string {
  if (seconds === Infinity) return 'until replaced';
  const [size, unit] = unitOf(seconds);
  return `${rounded(seconds / size)} ${unit}`;
}

/** When an outage is over that nothing ends by itself, by what is lost: a part alone is replaced, a zone comes back. */
export function endOf(lost = 'component'): string {
  return ends.get(lost) ?? 'until the failure is resolved';
}

const ends: ReadonlyMap<string, string> = new Map([
  ['component', 'until replaced'],
  ['degraded', 'until the component recovers'],
  ['zone', 'until the zone recovers'],
  ['site', 'until the site recovers'],
  ['region', 'until the Region recovers'],
]);

/**
 * `4 min`, `5–20 min`, `10–60 min`, `30 s to 4 min`, `up to 90 s`, `at least 30 s, possibly until replaced`.
 * @param lost `component`, `degraded`, or the kind of failure domain that is lost; a component unless given
 */
export function outage(best: Seconds, worst: Seconds, lost?: string): string {
  if (best === Infinity) return endOf(lost);
  if (best === worst) return duration(best);
  const longest = worst === Infinity ? endOf(lost) : duration(worst);
  if (worst === Infinity) return best === 0 ? `possibly ${longest}` : `at least ${duration(best)}, possibly ${longest}`;
  if (best === 0) return `up to ${longest}`;
  const [size, unit] = unitOf(best);
  return isInOneUnit(best, worst)
    ? `${rounded(best / size)}–${rounded(worst / size)} ${unit}`
    : `${duration(best)} to ${longest}`;
}
