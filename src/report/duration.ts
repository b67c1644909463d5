import type { OutageRange } from './report.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds for people: `30 s`, `90 s`, `3 min`, `12 h`, `2.5 d`; null is `for ever`. Rounded to one decimal. */
export function duration(seconds: number | null): string {
  if (seconds === null) return 'for ever';
  for (const [size, unit] of UNITS) {
    if (seconds >= 2 * size || (seconds >= size && seconds % size === 0)) {
      // 90 minutes and 100 seconds say more than 1.5 h and 1.7 min; from twice the unit on, the unit is the better word.
      return `${Math.round((seconds / size) * 10) / 10} ${unit}`;
    }
  }
  return `${Math.round(seconds * 10) / 10} s`;
}

const UNITS: readonly (readonly [size: number, unit: string])[] = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
];

/** An outage between its best and worst completion: `for ever`, `30 s`, `30 s to 90 s`, `30 s, or for ever`. */
export function outageRange([best, worst]: OutageRange): string {
  if (best === worst) return duration(best);
  return worst === null ? `${duration(best)}, or for ever` : `${duration(best)} to ${duration(worst)}`;
}
