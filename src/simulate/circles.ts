import { type Circles, stronglyConnected } from '../network/strongly-connected.ts';
import type { Wiring } from './model.ts';

/**
 * Groups the components that are up into circles: two components are in one circle when each needs the other, directly
 * or through others. Circles come out with alternatives before users, members of a circle by round.
 */
export function circles(wiring: Wiring, round: Int32Array): Circles {
  const { size, needStart, alternativeStart, alternative } = wiring;
  const first = needStart.map((need) => alternativeStart[need]!);
  const found = stronglyConnected(size, first, alternative, (component) => round[component]! >= 0);
  const { sequence, circleStart } = found;
  for (let circle = 0; circle + 1 < circleStart.length; circle++) {
    const from = circleStart[circle]!;
    const to = circleStart[circle + 1]!;
    if (to - from > 1) sequence.subarray(from, to).sort((a, b) => round[a]! - round[b]! || a - b);
  }
  return found;
}
