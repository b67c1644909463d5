import { type Block, evaluate } from './evaluate.ts';
import type { Gates } from './gates.ts';

const Queued = 1;
const Settled = 2;

/**
 * Works out `broken` for a circle, places `from` up to `to - 1` that need each other: everything starts broken and is eased
 * until nothing changes, so nothing supports itself. `reached` are the members that are hit or use something broken
 * outside. Gives the members it looked at.
 *
 * A member none of whose carrying inputs may be broken stands as it stood without failure, so only what is reached, and
 * what that carries directly or through others, is looked at; the rest is not broken.
 */
export function ease(
  gates: Gates,
  block: Block,
  reached: readonly number[],
  from: number,
  to: number,
): readonly number[] {
  const { gateStart, inputStart, input, carries, userOf, useStart, uses } = gates;
  const { own, broken, state } = block;
  const members: number[] = [];
  const enter = (member: number): void => {
    if (state[member] !== 0) return;
    state[member] = Queued;
    members.push(member);
  };
  let reach = 0;
  for (const member of reached) {
    reach |= own[member]!;
    if (own[member] !== 0) enter(member);
    for (let index = inputStart[gateStart[member]!]!; index < inputStart[gateStart[member + 1]!]!; index++) {
      if (input[index]! >= from || broken[input[index]!] === 0) continue;
      reach |= broken[input[index]!]!;
      if (carries[index] === 1) enter(member);
    }
  }
  for (let next = 0; next < members.length; next++) {
    const member = members[next]!;
    for (let use = useStart[member]!; use < useStart[member + 1]!; use++) {
      const user = userOf[uses[use]!]!;
      if (carries[uses[use]!] === 1 && user >= from && user < to) enter(user);
    }
  }

  const queue = members.toSorted((a, b) => a - b);
  for (const member of queue) broken[member] = reach;
  for (let next = 0; next < queue.length; next++) {
    const member = queue[next]!;
    state[member] = Settled;
    const bits = evaluate(gates, block, member);
    if (bits === broken[member]) continue;
    broken[member] = bits;
    for (let use = useStart[member]!; use < useStart[member + 1]!; use++) {
      const user = userOf[uses[use]!]!;
      if (user < from || user >= to || state[user] !== Settled) continue;
      state[user] = Queued;
      queue.push(user);
    }
  }
  for (const member of members) state[member] = 0;
  return members;
}
