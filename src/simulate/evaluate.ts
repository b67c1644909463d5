import type { FaultTree } from './fault-tree.ts';

/** Bits per place, one bit a failure of the block. */
export interface Block {
  /** Failures that break the place by themselves. */
  readonly own: Int32Array;
  /** Failures after which what is at the place comes back elsewhere. */
  readonly moved: Int32Array;
  /** Failures that break the place. */
  readonly broken: Int32Array;
}

/** Failures of the block that break a place, given those that break its inputs; inputs that come later also break by `ahead`. */
export function evaluate(gates: FaultTree, block: Block, place: number, ahead: number): number {
  const { gateStart, atLeast, inputStart, inputEnd, input, relocated } = gates;
  const { own, moved, broken } = block;
  let bits = own[place]!;
  for (let gate = gateStart[place]!; gate < gateStart[place + 1]!; gate++) {
    const from = inputStart[gate]!;
    const to = inputEnd[gate]!;
    const count = atLeast[gate]!;
    if (relocated[gate] !== 0) {
      const where = relocated[gate] === 1 ? moved[place]! : ~moved[place]!;
      bits |= where & (count <= 0 ? -1 : atLeastOf(gates, block, gate, place, ahead));
    } else if (count === 1) {
      // None of these comes later.
      for (let index = from; index < to; index++) bits |= broken[input[index]!]!;
    } else if (count === to - from) {
      let all = ~bits;
      for (let index = from; index < to && all !== 0; index++) {
        const other = input[index]!;
        all &= other < place ? broken[other]! : broken[other]! | ahead;
      }
      bits |= all;
    } else {
      bits |= atLeastOf(gates, block, gate, place, ahead);
    }
  }
  return bits;
}

/** Bits set in at least so many of the inputs: `reached[j]` holds those set in more than j of the inputs so far. */
function atLeastOf(gates: FaultTree, block: Block, gate: number, place: number, ahead: number): number {
  const { atLeast, inputStart, inputEnd, input } = gates;
  const { broken } = block;
  const from = inputStart[gate]!;
  const to = inputEnd[gate]!;
  const count = atLeast[gate]!;
  let any = 0;
  for (let index = from; index < to; index++) {
    const other = input[index]!;
    any |= other < place ? broken[other]! : broken[other]! | ahead;
  }
  if (any === 0) return 0;
  const reached = new Int32Array(count);
  for (let index = from; index < to; index++) {
    const other = input[index]!;
    const bits = other < place ? broken[other]! : broken[other]! | ahead;
    for (let more = count - 1; more > 0; more--) reached[more]! |= reached[more - 1]! & bits;
    reached[0]! |= bits;
  }
  return reached[count - 1]!;
}
