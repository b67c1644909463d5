import { Part, type SequenceLayout, type Wiring } from './world-model.ts';
import { Scratch } from './scratch.ts';

/** Lays out what is up in the order of `sequence`, so that one sweep over it reads memory from end to end. Linear. */
export function sequenceLayout(
  wiring: Wiring,
  part: Uint8Array,
  sequence: Int32Array,
  position: Int32Array,
): SequenceLayout {
  const { needStart, alternativeStart, alternative } = wiring;
  const size = sequence.length;
  const gateStart = new Int32Array(size + 1);
  for (let place = 0; place < size; place++) {
    const component = sequence[place]!;
    gateStart[place + 1] = gateStart[place]! + needStart[component + 1]! - needStart[component]!;
  }
  const gates = gateStart[size]!;
  const need = new Int32Array(gates);
  const inputStart = new Int32Array(gates + 1);
  const servingEnd = new Int32Array(gates);
  const input = new Int32Array(alternative.length);
  const relocated = new Int8Array(gates);
  const mayMove = new Uint8Array(size);
  const leansAhead = new Uint8Array(size);
  const userStart = new Int32Array(size + 1);
  let filled = 0;
  for (let place = 0; place < size; place++) {
    const component = sequence[place]!;
    for (let gate = gateStart[place]!; gate < gateStart[place + 1]!; gate++) {
      const of = needStart[component]! + gate - gateStart[place]!;
      need[gate] = of;
      relocated[gate] = wiring.relocated[of]!;
      if (relocated[gate] !== 0) mayMove[place] = 1;
      for (let wanted: number = Part.Serving; wanted >= Part.Standby; wanted--) {
        for (let index = alternativeStart[of]!; index < alternativeStart[of + 1]!; index++) {
          if (part[index] !== wanted || alternative[index] === component) continue;
          const other = position[alternative[index]!]!;
          if (other > place) leansAhead[place] = 1;
          userStart[other + 1]!++;
          input[filled++] = other;
        }
        if (wanted === Part.Serving) servingEnd[gate] = filled;
      }
      inputStart[gate + 1] = filled;
    }
  }
  for (let place = 0; place < size; place++) userStart[place + 1]! += userStart[place]!;
  const users = new Int32Array(filled);
  const next = userStart.slice();
  for (let place = 0; place < size; place++) {
    const end = inputStart[gateStart[place + 1]!]!;
    for (let index = inputStart[gateStart[place]!]!; index < end; index++) users[next[input[index]!]!++] = place;
  }
  return {
    size,
    gateStart,
    need,
    inputStart,
    servingEnd,
    input: input.subarray(0, filled),
    relocated,
    mayMove,
    leansAhead,
    userStart,
    users,
    scratch: new Scratch(),
  };
}
