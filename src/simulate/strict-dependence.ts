import { dependenceInCircle } from './circle-dependence.ts';
import { Closures } from './closures.ts';
import type { FaultTree } from './fault-tree.ts';

/**
 * Who stops with whom: place `p` depends strictly on `q` when `q` being broken is enough to break `p`. Where every component
 * has one need this is the dominator tree; with needs that must all hold it is a directed acyclic graph. `S(p)` is what `p`
 * depends on strictly, itself included:
 *
 *     S(p) = {p} + for each gate of p: what is in S(input) for at least so many of its inputs as break the gate
 *
 * Cooper, Harvey and Kennedy, "A simple, fast dominance algorithm" (2001), whose walk up two fingers this generalises. S is
 * closed under itself (nothing comes back elsewhere here, so gates that count there only do not count), so only its largest elements are kept: a chain of any length costs one number a link. SequenceLayout come
 * in ascending order, inputs first; places in a circle are worked out together. Cost: the inputs, and per gate with more
 * than one input what its inputs depend on above what they share.
 */
export function strictDependence(gates: FaultTree, circleStart: Int32Array): Closures {
  const { inCone, gateStart, atLeast, inputStart, inputEnd, input, relocated } = gates;
  const closures = new Closures(gates.size, gates.scratch);
  for (let circle = 0; circle + 1 < circleStart.length; circle++) {
    const place = circleStart[circle]!;
    const next = circleStart[circle + 1]!;
    const wanted = inCone[place] === 1;
    if (wanted && next - place > 1) {
      dependenceInCircle(gates, place, next, closures);
      continue;
    }
    const end = wanted ? gateStart[next]! : 0;
    for (let gate = gateStart[place]!; gate < end; gate++) {
      if (relocated[gate] === 1) continue;
      const from = inputStart[gate]!;
      const to = inputEnd[gate]!;
      const needed = atLeast[gate]!;
      if (needed === 1) for (let index = from; index < to; index++) closures.add(place, input[index]!);
      else closures.addShared(place, input, from, to, needed);
    }
    closures.close(next - 1);
  }
  return closures;
}
