import type { Mode, Seconds } from '../network/network.ts';
import { type Model, Part } from './model.ts';
import { backwards } from './wiring.ts';

/**
 * "Is it out for longer than the limit" as a fault tree over places in `model.sequence`: the component at place `p` is
 * broken when it is hit for longer than the limit, or when one of its gates `gateStart[p]` up to `gateStart[p + 1]` is; gate
 * `g` is broken when at least `atLeast[g]` of its inputs, `inputStart[g]` up to `inputStart[g + 1]`, are broken. Holds the
 * roots and what they need; other places have no gates and are no inputs.
 */
export interface Gates {
  /** Number of places. */
  readonly size: number;
  /** 1 for the roots and what they need, directly or through others. */
  readonly inCone: Uint8Array;
  readonly gateStart: Int32Array;
  readonly atLeast: Int32Array;
  readonly inputStart: Int32Array;
  readonly input: Int32Array;
  /** 1 for the inputs that carried the gate when it came up: enough of them, and none leads back to it over such inputs. */
  readonly carries: Uint8Array;
  /** Place each input leads to. */
  readonly userOf: Int32Array;
  /** Inputs that are place `p`: `uses[useStart[p]]` up to `uses[useStart[p + 1] - 1]`. */
  readonly useStart: Int32Array;
  readonly uses: Int32Array;
}

/**
 * Builds the gates of the cone of influence of `roots` (places) for one mode and limit in seconds. A need whose loss is
 * not noticed in this mode, or whose switch takes longer than the limit, is broken with any alternative that serves;
 * any other with more than n - k of its n alternatives. A
 * component that is its own alternative is left out: it never helps. Linear.
 */
export function gates(model: Model, mode: Mode, limit: Seconds, roots: readonly number[]): Gates {
  const { sequence, position, needStart, alternativeStart, alternative, part, k, switchTime } = model;
  const sees = model.sees[mode];
  const size = sequence.length;
  // Alternatives that count, from this part on.
  const counted = (need: number): number =>
    sees[need] === 0 || switchTime[need]! > limit ? Part.Serving : Part.Standby;

  const inCone = new Uint8Array(size);
  const open: number[] = [];
  const enter = (place: number): void => {
    if (inCone[place] === 1) return;
    inCone[place] = 1;
    open.push(place);
  };
  for (const root of roots) enter(root);
  let gateCount = 0;
  let inputCount = 0;
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const component = sequence[place]!;
    for (let need = needStart[component]!; need < needStart[component + 1]!; need++) {
      gateCount++;
      const from = counted(need);
      for (let index = alternativeStart[need]!; index < alternativeStart[need + 1]!; index++) {
        if (part[index]! < from || alternative[index] === component) continue;
        inputCount++;
        enter(position[alternative[index]!]!);
      }
    }
  }

  const gateStart = new Int32Array(size + 1);
  const atLeast = new Int32Array(gateCount);
  const inputStart = new Int32Array(gateCount + 1);
  const input = new Int32Array(inputCount);
  const carries = new Uint8Array(inputCount);
  const userOf = new Int32Array(inputCount);
  let gate = 0;
  let filled = 0;
  for (let place = 0; place < size; place++) {
    const component = sequence[place]!;
    const end = inCone[place] === 1 ? needStart[component + 1]! : 0;
    for (let need = needStart[component]!; need < end; need++) {
      const first = filled;
      const from = counted(need);
      for (let index = alternativeStart[need]!; index < alternativeStart[need + 1]!; index++) {
        if (part[index]! < from || alternative[index] === component) continue;
        userOf[filled] = place;
        input[filled++] = position[alternative[index]!]!;
      }
      sort(input, first, filled);
      const broken = from === Part.Serving ? 1 : filled - first - k[need]! + 1;
      carries.fill(1, first, filled - broken + 1);
      atLeast[gate++] = broken;
      inputStart[gate] = filled;
    }
    gateStart[place + 1] = gate;
  }
  return { size, inCone, gateStart, atLeast, inputStart, input, carries, userOf, ...backwards(input, size) };
}

/** Sorts a stretch that is nearly always a few numbers long; a typed array's own sort costs a view each. */
function sort(numbers: Int32Array, from: number, to: number): void {
  if (to - from > 16) {
    numbers.subarray(from, to).sort();
    return;
  }
  for (let next = from + 1; next < to; next++) {
    const number = numbers[next]!;
    let place = next;
    for (; place > from && numbers[place - 1]! > number; place--) numbers[place] = numbers[place - 1]!;
    numbers[place] = number;
  }
}
