import type { Seconds } from '../../network/network.ts';

const units: readonly (readonly [size: number, unit: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
];

/** `0 s`, `30 s`, `90 s`, `4 min`, `12 h`, `2.5 d`. */
export function duration(seconds: Seconds): string {
  if (seconds === Infinity) return 'until replaced';
  const [size, unit] = unitOf(seconds);
  return `${rounded(seconds / size)} ${unit}`;
}

/** 90 s and 90 min say more than 1.5 min and 1.5 h; from twice the unit on, or on the dot, the unit is better. */
function unitOf(seconds: Seconds): readonly [size: number, unit: string] {
  return units.find(([size]) => seconds >= 2 * size || (seconds >= size && seconds % size === 0)) ?? [1, 's'];
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
  const isOne = unit === unitOf(worst)[1] || worst <= 90 * size;
  return isOne ? `${rounded(best / size)}–${rounded(worst / size)} ${unit}` : `${duration(best)} to ${longest}`;
}

/** One digit after the point where it says something. */
function rounded(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}
