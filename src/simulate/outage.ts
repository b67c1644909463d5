import type { Seconds } from '../network/network.ts';
import { type FailureKind, movesAway, ownOutage } from './failure.ts';
import { Heap } from './heap.ts';
import { type Model, Part } from './world-model.ts';

/** How long each component is out. */
export interface Outages {
  /** Seconds; Infinity has no end, as has the outage of what is not up without failure. */
  of(component: number): Seconds;
}

/**
 * How long each component is out when the components in `hit` fail together, in seconds; Infinity has no end. What
 * is not up without failure is out without end.
 *
 * A hit component is out for its own recovery. A need is out for min(stay, move): `stay` is the largest outage of the
 * alternatives that serve, `move` the larger of the switch time and the k-th smallest outage of all alternatives, and
 * Infinity where the loss is not noticed in this mode. A component is out for the largest of these; of what it needs in its
 * place and what it needs elsewhere only one counts, by whether it comes back elsewhere. The answer is the
 * fixpoint reached from "everything is out without end", so nothing supports itself.
 *
 * Knuth, "A generalization of Dijkstra's algorithm" (1977): every formula above is at least as large as what it is made
 * of, so outages are settled in ascending order, each once. Only components that a hit one serves, directly or through
 * others, are looked at: O(a log a) in the alternatives of those.
 */
export function outage(model: Model, hit: readonly number[], cause: FailureKind): Outages {
  const { needStart, alternativeStart, alternative, part, k, switchTime, useStart, uses, needOf, user, relocated } =
    model;
  // Local number of each affected component, from 1.
  const local = model.work;
  const affected = servedBy(model, hit, local);
  const seconds = new Float64Array(affected.length).fill(Infinity);
  const own = new Float64Array(affected.length);
  const moved = new Uint8Array(affected.length);
  for (const component of hit) {
    if (local[component] === 0) continue;
    own[local[component]! - 1] = ownOutage(model, component, cause);
    if (movesAway(model, component, cause)) moved[local[component]! - 1] = 1;
  }
  const sees = model.sees[cause.mode];
  const firstNeed = new Int32Array(affected.length + 1);
  for (let index = 0; index < affected.length; index++) {
    const component = affected[index]!;
    firstNeed[index + 1] = firstNeed[index]! + needStart[component + 1]! - needStart[component]!;
  }
  const slotOf = (need: number): number => {
    const component = user[need]!;
    return firstNeed[local[component]! - 1]! + need - needStart[component]!;
  };
  // Per need of an affected component: serving alternatives not settled, alternatives lacking to k, and whether it is met.
  const unsettled = new Int32Array(firstNeed[affected.length]!);
  const lacking = new Int32Array(unsettled.length);
  const met = new Uint8Array(unsettled.length);
  const open = new Int32Array(affected.length);

  // Events in ascending time: component `c` is settled (c), need `n` is met by moving (-1 - n).
  const events = new Heap();
  const meet = (need: number, slot: number, time: number): void => {
    if (met[slot] === 1) return;
    met[slot] = 1;
    const component = user[need]!;
    const index = local[component]! - 1;
    const left = open[index]! - 1;
    open[index] = left;
    if (left === 0) events.push(component, Math.max(time, own[index]!));
  };
  for (let index = 0; index < affected.length; index++) {
    const component = affected[index]!;
    open[index] = needStart[component + 1]! - needStart[component]!;
    if (open[index] === 0) events.push(component, own[index]!);
  }
  for (const component of affected) {
    for (let need = needStart[component]!; need < needStart[component + 1]!; need++) {
      const slot = slotOf(need);
      const only = relocated[need]!;
      if (only !== 0 && (only === 1) !== (moved[local[component]! - 1] === 1)) {
        meet(need, slot, 0);
        continue;
      }
      let serving = 0;
      let served = 0;
      let lacks = k[need]!;
      for (let index = alternativeStart[need]!; index < alternativeStart[need + 1]!; index++) {
        const steady = local[alternative[index]!] === 0;
        if (part[index] === Part.Serving) served++;
        if (part[index] === Part.Serving && !steady) serving++;
        if (part[index] !== Part.Absent && steady) lacks--;
      }
      // Elsewhere less may be up than it takes.
      if (served < k[need]!) serving = never;
      unsettled[slot] = serving;
      lacking[slot] = lacks;
      if (serving === 0) meet(need, slot, 0);
      else if (lacks <= 0 && sees[need] === 1) events.push(-1 - need, switchTime[need]!);
    }
  }

  for (let time = events.least; time < Infinity; time = events.least) {
    const event = events.pop()!;
    if (event < 0) {
      meet(-1 - event, slotOf(-1 - event), time);
      continue;
    }
    seconds[local[event]! - 1] = time;
    for (let place = useStart[event]!; place < useStart[event + 1]!; place++) {
      const index = uses[place]!;
      const need = needOf[index]!;
      if (local[user[need]!] === 0) continue;
      const slot = slotOf(need);
      const lacks = lacking[slot]! - 1;
      lacking[slot] = lacks;
      if (lacks === 0 && sees[need] === 1) events.push(-1 - need, Math.max(time, switchTime[need]!));
      if (part[index] !== Part.Serving) continue;
      const serving = unsettled[slot]! - 1;
      unsettled[slot] = serving;
      if (serving === 0) meet(need, slot, time);
    }
  }
  for (const component of affected) local[component] = 0;
  return settled(model, affected, seconds);
}

/** More alternatives than there are. */
const never = 0x7f_ff_ff_ff;

function settled(model: Model, affected: readonly number[], seconds: Float64Array): Outages {
  const found = new Map<number, Seconds>();
  for (let index = 0; index < affected.length; index++) {
    if (seconds[index]! > 0) found.set(affected[index]!, seconds[index]!);
  }
  return { of: (component) => (model.up(component) ? (found.get(component) ?? 0) : Infinity) };
}

/**
 * The components that are hit, and those they serve, directly or through others; only those that are up. Numbers them
 * from 1 in `local`, which is 0 everywhere before.
 */
function servedBy(model: Model, hit: readonly number[], local: Int32Array): number[] {
  const { useStart, uses, needOf, user, part } = model;
  const found: number[] = [];
  const find = (component: number): void => {
    if (local[component] === 0 && model.up(component)) local[component] = found.push(component);
  };
  for (const component of hit) find(component);
  for (let next = 0; next < found.length; next++) {
    const component = found[next]!;
    for (let place = useStart[component]!; place < useStart[component + 1]!; place++) {
      const index = uses[place]!;
      if (part[index] === Part.Serving) find(user[needOf[index]!]!);
    }
  }
  return found;
}
