import { humanise } from '../judge/duration.ts';
import type { OutageRange } from '../judge/report.ts';

/** Seconds of a report for people; null is `for ever`. */
export function duration(seconds: number | null): string {
  return humanise(seconds ?? Infinity);
}

/** An outage between its best and worst completion: `for ever`, `30 s`, `30 s to 90 s`, `30 s, or for ever`. */
export function outageRange([best, worst]: OutageRange): string {
  if (best === worst) return duration(best);
  return worst === null ? `${duration(best)}, or for ever` : `${duration(best)} to ${duration(worst)}`;
}
