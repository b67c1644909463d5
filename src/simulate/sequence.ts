import { type Circles, stronglyConnected } from '../network/strongly-connected.ts';
import type { Wiring } from './world-model.ts';

/**
 * Groups the components that are up into circles: two components are in one circle when each needs the other, directly
 * or through others. Circles come out with alternatives before users.
 *
 * Within a circle a member comes after all its alternatives where that can be. Where it cannot, the member that comes up
 * in the earliest round is next, so every member comes after enough of its alternatives to be up by them alone, and after
 * all that come up before it. The fewer alternatives come later, the more a single sweep in this order settles. Linear,
 * besides sorting the members of circles by round.
 */
export function circles(wiring: Wiring, round: Int32Array): Circles {
  const { size, needStart, alternativeStart, alternative } = wiring;
  const first = needStart.map((need) => alternativeStart[need]!);
  const found = stronglyConnected(size, first, alternative, (component) => round[component]! >= 0);
  const { sequence, circleStart } = found;
  // Alternatives that are to come before each member of the circle at hand.
  const awaited = new Int32Array(size);
  for (let circle = 0; circle + 1 < circleStart.length; circle++) {
    const from = circleStart[circle]!;
    const to = circleStart[circle + 1]!;
    if (to - from > 1) order(wiring, round, sequence.subarray(from, to), awaited);
  }
  return found;
}

function order(wiring: Wiring, round: Int32Array, members: Int32Array, awaited: Int32Array): void {
  const { useStart, uses, needOf, user } = wiring;
  const byRound = members.toSorted((a, b) => round[a]! - round[b]! || a - b);
  // What is not in the circle, or placed already, is 0 and stays below 1.
  for (const member of byRound) awaited[member] = 1;
  for (const member of byRound) {
    for (let use = useStart[member]!; use < useStart[member + 1]!; use++) {
      const of = user[needOf[uses[use]!]!]!;
      if (awaited[of]! > 0 && of !== member) awaited[of]!++;
    }
  }
  let placed = 0;
  let early = 0;
  const place = (member: number): void => {
    members[placed++] = member;
    awaited[member] = 0;
  };
  for (let next = 0; next < members.length; next++) {
    if (next === placed) {
      while (awaited[byRound[early]!] === 0) early++;
      place(byRound[early]!);
    }
    const member = members[next]!;
    for (let use = useStart[member]!; use < useStart[member + 1]!; use++) {
      const of = user[needOf[uses[use]!]!]!;
      if (awaited[of] === 0) continue;
      awaited[of]!--;
      if (awaited[of] === 1) place(of);
    }
  }
}
