import type { Mode, Seconds } from '../network/network.ts';
import { type Model, Part } from './world-model.ts';
import type { Outages } from './outage.ts';

/** How long one need is out, and why. */
export interface NeedOutage {
  readonly seconds: Seconds;
  /** The alternative that explains it, as its place in `model.alternative`. */
  readonly alternative: number;
  /** The alternative that serves and is out longest. */
  readonly serving: number;
}

/**
 * How long a need is out, given the outage of every component: min(stay, move). What explains it is the alternative that
 * serves and is out longest; or, where the network moves and still waits for the alternatives it moves to, the k-th of
 * these. Explained by none (-1) where too few are up even without failure.
 */
export function needOutage(model: Model, need: number, mode: Mode, outages: Outages): NeedOutage {
  const { alternativeStart, alternative, part } = model;
  const ready: number[] = [];
  let longest = -1;
  let stay = -1;
  let serving = 0;
  for (let index = alternativeStart[need]!; index < alternativeStart[need + 1]!; index++) {
    if (part[index] === Part.Absent) continue;
    ready.push(index);
    if (part[index] !== Part.Serving) continue;
    serving++;
    const seconds = outages.of(alternative[index]!);
    if (seconds <= stay) continue;
    stay = seconds;
    longest = index;
  }
  // Elsewhere less may be up than it takes.
  if (serving < model.k[need]!) {
    stay = Infinity;
    longest = -1;
  }
  const stays = { seconds: Math.max(stay, 0), alternative: longest, serving: longest };
  if (stay <= 0 || model.sees[mode][need] === 0) return stays;
  ready.sort((a, b) => outages.of(alternative[a]!) - outages.of(alternative[b]!) || a - b);
  const last = ready[model.k[need]! - 1];
  if (last === undefined) return stays;
  const arrival = outages.of(alternative[last]!);
  const switched = model.switchTime[need]!;
  if (stay <= Math.max(switched, arrival)) return stays;
  return arrival > switched
    ? { seconds: arrival, alternative: last, serving: longest }
    : { seconds: switched, alternative: longest, serving: longest };
}
