import type { Interval, Seconds } from '../network/network.ts';

const units: readonly (readonly [size: number, unit: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
];

/** Seconds for people: `0 s`, `30 s`, `90 s`, `4 min`, `12 h`, `2.5 d`; Infinity is `for ever`. */
export function humanise(seconds: Seconds): string {
  if (seconds === Infinity) return 'for ever';
  for (const [size, unit] of units) {
    // 90 s and 90 min say more than 1.5 min and 1.5 h; from twice the unit on, or on the dot, the unit is better.
    if (seconds >= 2 * size || (seconds >= size && seconds % size === 0)) return `${round(seconds / size)} ${unit}`;
  }
  return `${round(seconds)} s`;
}

/** How long a service stops, behind a verb: `for ever`, `for 4 min`, `for 2 min to 10 min`. */
export function humaniseOutage([best, worst]: Interval): string {
  if (best === Infinity) return 'for ever';
  if (worst === Infinity) return `for ${humanise(best)}, or for ever`;
  return best === worst ? `for ${humanise(best)}` : `for ${humanise(best)} to ${humanise(worst)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
