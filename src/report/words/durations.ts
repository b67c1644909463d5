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

/** `4 min`, `5–20 min`, `10–60 min`, `30 s to 4 min`, `up to 90 s`, `at least 30 s, possibly until replaced`. */
export function outage(best: Seconds, worst: Seconds): string {
  if (best === worst) return duration(best);
  const longest = duration(worst);
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
