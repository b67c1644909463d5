import type { Gates } from './gates.ts';

/** Bits per place, one bit a failure of the block. */
export interface Block {
  /** Failures that break the place by themselves. */
  readonly own: Int32Array;
  /** Failures that break the place. */
  readonly broken: Int32Array;
  /** 0 between calls. */
  readonly state: Uint8Array;
}

/** Failures of the block that break a place, given those that break its inputs. */
export function evaluate(gates: Gates, block: Block, place: number): number {
  const { gateStart, atLeast, inputStart, input } = gates;
  const { own, broken } = block;
  let bits = own[place]!;
  for (let gate = gateStart[place]!; gate < gateStart[place + 1]!; gate++) {
    const from = inputStart[gate]!;
    const to = inputStart[gate + 1]!;
    const count = atLeast[gate]!;
    if (count === 1) {
      for (let index = from; index < to; index++) bits |= broken[input[index]!]!;
    } else if (count === to - from) {
      let all = ~bits;
      for (let index = from; index < to && all !== 0; index++) all &= broken[input[index]!]!;
      bits |= all;
    } else {
      bits |= atLeastOf(broken, input, from, to, count);
    }
  }
  return bits;
}

/** Bits set in at least `count` of the inputs: `reached[j]` holds those set in more than j of the inputs so far. */
function atLeastOf(broken: Int32Array, input: Int32Array, from: number, to: number, count: number): number {
  let any = 0;
  for (let index = from; index < to; index++) any |= broken[input[index]!]!;
  if (any === 0) return 0;
  const reached = new Int32Array(count);
  for (let index = from; index < to; index++) {
    const bits = broken[input[index]!]!;
    for (let more = count - 1; more > 0; more--) reached[more]! |= reached[more - 1]! & bits;
    reached[0]! |= bits;
  }
  return reached[count - 1]!;
}
