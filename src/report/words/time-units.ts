import type { Seconds } from '../../network/network.ts';

export type TimeUnit = 'd' | 'h' | 'min' | 's';

const units: readonly (readonly [size: number, unit: TimeUnit])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
];

/**
 * The unit to tell a time in, with its seconds. 90 s and 90 min say more than 1.5 min and 1.5 h; from twice the unit on, or on the dot,
 * the unit is better.
 */
export function unitOf(seconds: Seconds): readonly [size: number, unit: TimeUnit] {
  return units.find(([size]) => seconds >= 2 * size || (seconds >= size && seconds % size === 0)) ?? [1, 's'];
}

/** Whether both ends of a range are told in the unit of the shorter one. */
export function isInOneUnit(best: Seconds, worst: Seconds): boolean {
  const [size, unit] = unitOf(best);
  return unit === unitOf(worst)[1] || worst <= 90 * size;
}

/** One digit after the point where it says something. */
export function rounded(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}
