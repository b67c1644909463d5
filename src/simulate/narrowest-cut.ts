/** What flows from the source, over nodes that each carry so much. */
export interface FlowNetwork {
  /** What each node carries; Infinity where nothing limits it. */
  readonly carries: readonly number[];
  /** The nodes that each node passes its load on to, any part to any of them; none where the load ends in it. */
  readonly onTo: readonly (readonly number[])[];
  /** Where the load comes in, any part of it at any of them. */
  readonly source: readonly number[];
}

/** The nodes that all load must pass and that carry least together, and how much that is. */
export interface Cut {
  readonly carries: number;
  readonly nodes: readonly number[];
}

/**
 * The narrowest set of nodes between the source and where the load ends. What it carries is what the network carries (max-flow,
 * min-cut); of several the nearest to the source. Where some way has no limit it is Infinity, with no nodes.
 *
 * Edmonds and Karp, "Theoretical improvements in algorithmic efficiency for network flow problems" (1972), with every node as
 * an edge from its entry to its exit: O(nodes × edges) shortest ways, each of which fills a node or takes load off one.
 */
export function narrowestCut({ carries, onTo, source }: FlowNetwork): Cut {
  const edges = new Edges(2 * carries.length + 2);
  const [from, end] = [2 * carries.length, 2 * carries.length + 1];
  for (const [node, most] of carries.entries()) {
    edges.add(2 * node, 2 * node + 1, most);
    const next = onTo[node] ?? [];
    for (const other of next) edges.add(2 * node + 1, 2 * other, Infinity);
    if (next.length === 0) edges.add(2 * node + 1, end, Infinity);
  }
  for (const node of source) edges.add(from, 2 * node, Infinity);
  let flow = 0;
  for (let way = edges.shortest(from, end); way !== undefined; way = edges.shortest(from, end)) {
    const amount = edges.send(way);
    if (amount === Infinity) return { carries: Infinity, nodes: [] };
    flow += amount;
  }
  const reached = edges.reached(from);
  const nodes = carries.flatMap((_, node) => (reached[2 * node] === 1 && reached[2 * node + 1] === 0 ? node : []));
  return { carries: flow, nodes };
}

/** Edges with what they can still take; edge `e` and its way back are `e` and `e ^ 1`. */
class Edges {
  readonly #at: number[][];
  readonly #to: number[] = [];
  readonly #left: number[] = [];

  constructor(size: number) {
    this.#at = Array.from({ length: size }, () => []);
  }

  add(from: number, to: number, most: number): void {
    this.#at[from]!.push(this.#to.push(to) - 1);
    this.#left.push(most);
    this.#at[to]!.push(this.#to.push(from) - 1);
    this.#left.push(0);
  }

  /** The edges of a shortest way that can take more; undefined where there is none. */
  shortest(from: number, end: number): readonly number[] | undefined {
    const by = this.#search(from);
    if (by[end] === -1) return undefined;
    const way: number[] = [];
    for (let at = end; at !== from; at = this.#to[by[at]! ^ 1]!) way.push(by[at]!);
    return way;
  }

  /** Fills a way; what it took. */
  send(way: readonly number[]): number {
    let amount = Infinity;
    for (const edge of way) amount = Math.min(amount, this.#left[edge]!);
    if (amount === Infinity) return amount;
    for (const edge of way) {
      this.#left[edge]! -= amount;
      this.#left[edge ^ 1]! += amount;
    }
    return amount;
  }

  /** 1 for what can still be reached. */
  reached(from: number): Uint8Array {
    const by = this.#search(from);
    return Uint8Array.from(by, (edge, at) => (edge !== -1 || at === from ? 1 : 0));
  }

  /** The edge by which each place is reached first, -1 for those that are not, and for the start. */
  #search(from: number): Int32Array {
    const by = new Int32Array(this.#at.length).fill(-1);
    const queue = [from];
    for (const at of queue) {
      for (const edge of this.#at[at]!) {
        const to = this.#to[edge]!;
        if (this.#left[edge]! <= 0 || by[to] !== -1 || to === from) continue;
        by[to] = edge;
        queue.push(to);
      }
    }
    return by;
  }
}
