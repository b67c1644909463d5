import type { Failure } from './failure.ts';
import { ownOutage } from './failure.ts';
import { Heap } from './heap.ts';
import { type Model, Part } from './model.ts';

/**
 * How long each component is out when the components in `hit` fail together, in seconds; Infinity is for ever. What is
 * not up without failure is out for ever.
 *
 * A hit component is out for its own recovery. A need is out for min(stay, move): `stay` is the largest outage of the
 * alternatives that serve, `move` the larger of the switch time and the k-th smallest outage of all alternatives, and
 * Infinity where the loss is not noticed in this mode. A component is out for the largest of these. The answer is the
 * fixpoint reached from "everything is out for ever", so nothing supports itself.
 *
 * Knuth, "A generalization of Dijkstra's algorithm" (1977): every formula above is at least as large as what it is made
 * of, so outages are settled in ascending order, each once. Only components that a hit one serves, directly or through
 * others, are looked at: O(a log a) in the alternatives of those, besides clearing one array.
 */
export function outage(model: Model, hit: readonly number[], cause: Pick<Failure, 'kind' | 'mode'>): Float64Array {
  const { size, needStart, alternativeStart, alternative, part, k, switchTime, useStart, uses, needOf, user } = model;
  const seconds = new Float64Array(size);
  if (model.sequence.length < size) {
    for (let component = 0; component < size; component++) if (!model.up(component)) seconds[component] = Infinity;
  }
  const affected = servedBy(model, hit);
  if (affected.length === 0) return seconds;

  const own = new Map<number, number>();
  for (const component of hit) own.set(component, ownOutage(model, component, cause));
  const sees = model.sees[cause.mode];
  // Local number of each affected component, from 1.
  const local = new Int32Array(size);
  for (let index = 0; index < affected.length; index++) local[affected[index]!] = index + 1;
  const firstNeed = new Int32Array(affected.length + 1);
  for (let index = 0; index < affected.length; index++) {
    const component = affected[index]!;
    firstNeed[index + 1] = firstNeed[index]! + needStart[component + 1]! - needStart[component]!;
    seconds[component] = Infinity;
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
    if (left === 0) events.push(component, Math.max(time, own.get(component) ?? 0));
  };
  for (let index = 0; index < affected.length; index++) {
    const component = affected[index]!;
    open[index] = needStart[component + 1]! - needStart[component]!;
    if (open[index] === 0) events.push(component, own.get(component) ?? 0);
  }
  for (const component of affected) {
    for (let need = needStart[component]!; need < needStart[component + 1]!; need++) {
      const slot = slotOf(need);
      let serving = 0;
      let lacks = k[need]!;
      for (let index = alternativeStart[need]!; index < alternativeStart[need + 1]!; index++) {
        const steady = local[alternative[index]!] === 0;
        if (part[index] === Part.Serving && !steady) serving++;
        if (part[index] !== Part.Absent && steady) lacks--;
      }
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
    seconds[event] = time;
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
  return seconds;
}

/** The components that are hit, and those they serve, directly or through others; only those that are up. */
function servedBy(model: Model, hit: readonly number[]): number[] {
  const { useStart, uses, needOf, user, part } = model;
  const seen = new Uint8Array(model.size);
  const found: number[] = [];
  const find = (component: number): void => {
    if (seen[component] === 1 || !model.up(component)) return;
    seen[component] = 1;
    found.push(component);
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
