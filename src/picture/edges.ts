import type { Network } from '../network/network.ts';
import type { Edge, Rail, Tie } from './picture.ts';

/** What an edge ends at: a rail, or a junction (its component) through which it runs on. */
export type End = Rail | number;

interface Hop {
  readonly to: End;
  /** Place in `ties`. */
  readonly tie: number;
}

/** What the wires of a rail begin with: one of its components, whose needs are its needs, or what it leads to. */
export interface Start {
  readonly at: End;
  readonly tie: Tie;
}

/** From the tightest to the loosest. */
const ties: readonly Tie[] = ['needs', 'one-of', 'standby'];

/**
 * Edges between rails, each pair once. Junctions that are not drawn are run through: the whole way is as loose as its
 * loosest hop, and of several ways the tightest counts.
 * @param railOf the rail of a component, always the same object for the same rail; undefined for a junction
 */
export function edgesOf(
  network: Network,
  railOf: (component: number) => Rail | undefined,
  starts: ReadonlyMap<Rail, readonly Start[]>,
): Edge[] {
  const hops = new Map<number, readonly Hop[]>();
  const hopsOf = (component: number): readonly Hop[] => {
    const known = hops.get(component) ?? hopsFrom(network, component, railOf);
    hops.set(component, known);
    return known;
  };
  const edges: Edge[] = [];
  for (const [from, begin] of starts) {
    const found = new Map<Rail, number>();
    const met = new Map<number, number>();
    // Tightest ways first, so every junction is run through once for each kind of way at most.
    const waiting: Hop[][] = ties.map((tie, place) =>
      begin.filter((start) => start.tie === tie).map(({ at }) => ({ to: at, tie: place })),
    );
    for (const [tie, list] of waiting.entries()) {
      for (const { to } of list) {
        if (typeof to !== 'number') {
          if (to !== from && (found.get(to) ?? Infinity) > tie) found.set(to, tie);
          continue;
        }
        if ((met.get(to) ?? Infinity) <= tie) continue;
        met.set(to, tie);
        for (const hop of hopsOf(to)) {
          const loosest = Math.max(tie, hop.tie);
          waiting[loosest]!.push({ to: hop.to, tie: loosest });
        }
      }
    }
    for (const [to, tie] of found) edges.push({ from, to, tie: ties[tie]! });
  }
  return edges.toSorted((a, b) => compareRails(a.from, b.from) || compareRails(a.to, b.to));
}

/** Where the needs of a component lead, each end once. */
function hopsFrom(network: Network, component: number, railOf: (component: number) => Rail | undefined): Hop[] {
  const tightest = new Map<End, number>();
  for (const { alternatives, k } of network.components[component]?.needs ?? []) {
    const ends = alternatives.map((one) => ({ to: railOf(one.component) ?? one.component, active: one.active }));
    // Several in one row at one site are one box, or stand side by side: nothing else can take over.
    const isOnly = new Set(ends.map(({ to }) => to)).size <= k;
    for (const { to, active } of ends) {
      const tie = isOnly ? 0 : active ? 1 : 2;
      if ((tightest.get(to) ?? Infinity) > tie) tightest.set(to, tie);
    }
  }
  return Array.from(tightest, ([to, tie]) => ({ to, tie }));
}

export function compareRails(a: Rail, b: Rail): number {
  return a.row - b.row || (a.site ?? -1) - (b.site ?? -1);
}
