import type { Mode, Seconds } from '../network/network.ts';
import type { Model, SequenceLayout } from './world-model.ts';

/**
 * "Is it out for longer than the limit" as a fault tree: the component at place `p` is broken when it is hit for longer than
 * the limit, or when one of its gates is; gate `g` is broken when at least `atLeast[g]` of its inputs `inputStart[g]` up to
 * `inputEnd[g]` are broken. Fewer than that many of them come later than the gate's own place. A gate counts only where its
 * place came back elsewhere, or only where it did not, as `relocated[g]` says.
 */
export interface FaultTree extends SequenceLayout {
  readonly atLeast: Int32Array;
  readonly inputEnd: Int32Array;
  /** 1 for the roots and what they need, directly or through others, and for whole circles of these. */
  readonly inCone: Uint8Array;
}

/**
 * The gates for one mode and limit in seconds, and the cone of influence of `roots` (places). A need whose loss is not
 * noticed in this mode, or whose switch takes longer than the limit, is broken with any alternative that serves; any
 * other with more than n - k of its n alternatives. They are good until the scratch begins again. Linear.
 */
export function faultTree(model: Model, mode: Mode, limit: Seconds, roots: readonly number[]): FaultTree {
  const { places, k, switchTime } = model;
  const { need, inputStart, servingEnd } = places;
  const sees = model.sees[mode];
  const atLeast = places.scratch.numbers(need.length);
  const inputEnd = places.scratch.numbers(need.length);
  for (let gate = 0; gate < need.length; gate++) {
    const of = need[gate]!;
    const moves = sees[of] === 1 && switchTime[of]! <= limit;
    const end = moves ? inputStart[gate + 1]! : servingEnd[gate]!;
    inputEnd[gate] = end;
    atLeast[gate] = moves ? end - inputStart[gate]! - k[of]! + 1 : 1;
    // Elsewhere less may be up than it takes.
    if (!moves && servingEnd[gate]! - inputStart[gate]! < k[of]!) atLeast[gate] = 0;
  }
  return { ...places, atLeast, inputEnd, inCone: cone(places, inputEnd, model.circleStart, roots) };
}

/** Inputs come before their users or in the same circle, so one sweep down over the circles finds them all. */
function cone(
  places: SequenceLayout,
  inputEnd: Int32Array,
  circleStart: Int32Array,
  roots: readonly number[],
): Uint8Array {
  const { size, gateStart, inputStart, input, scratch } = places;
  const inCone = scratch.bytes(size);
  for (const root of roots) inCone[root] = 1;
  for (let circle = circleStart.length - 2; circle >= 0; circle--) {
    const from = circleStart[circle]!;
    const to = circleStart[circle + 1]!;
    let wanted = inCone[from]!;
    for (let place = from + 1; place < to && wanted === 0; place++) wanted = inCone[place]!;
    if (wanted === 0) continue;
    for (let place = from; place < to; place++) inCone[place] = 1;
    for (let gate = gateStart[from]!; gate < gateStart[to]!; gate++) {
      for (let index = inputStart[gate]!; index < inputEnd[gate]!; index++) inCone[input[index]!] = 1;
    }
  }
  return inCone;
}
