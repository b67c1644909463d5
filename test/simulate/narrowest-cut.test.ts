import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FlowNetwork, narrowestCut } from '../../src/simulate/narrowest-cut.ts';

it('is the sum of alternatives, and the least of what comes one after the other', () => {
  // Two switches of 100 before three servers of 50, which both of them reach.
  const servers = [2, 3, 4];
  const network = { carries: [100, 100, 50, 50, 50], onTo: [servers, servers, [], [], []], source: [0, 1] };
  expect(narrowestCut(network)).toEqual({ carries: 150, nodes: servers });
  expect(narrowestCut({ ...network, carries: [60, 80, 50, 50, 50] })).toEqual({ carries: 140, nodes: [0, 1] });
});

it('may mix what stands at different places', () => {
  // One switch is narrower than its servers, the other is wider than its only one.
  const network = { carries: [10, 90, 20, 30], onTo: [[2], [3], [], []], source: [0, 1] };
  expect(narrowestCut(network)).toEqual({ carries: 40, nodes: [0, 3] });
});

it('has no end where one way has no limit', () => {
  expect(narrowestCut({ carries: [10, Infinity], onTo: [[], []], source: [0, 1] })).toEqual({
    carries: Infinity,
    nodes: [],
  });
});

const flowNetwork = fc.integer({ min: 1, max: 7 }).chain((size) => {
  const node = fc.integer({ min: 0, max: size - 1 });
  return fc.record({
    carries: fc.array(fc.constantFrom(0, 1, 2, 5, Infinity), { minLength: size, maxLength: size }),
    onTo: fc.array(fc.uniqueArray(node, { maxLength: 3 }), { minLength: size, maxLength: size }),
    source: fc.uniqueArray(node, { minLength: 1, maxLength: 3 }),
  });
});

it('equals trying every set of nodes', () => {
  fc.assert(
    fc.property(flowNetwork, (network) => {
      const cut = narrowestCut(network);
      expect(cut.carries).toBe(least(network));
      if (cut.carries === Infinity) return;
      expect(cut.nodes.reduce((sum, node) => sum + (network.carries[node] ?? 0), 0)).toBe(cut.carries);
      expect(gets(network, new Set(cut.nodes))).toBe(false);
    }),
    { numRuns: 500 },
  );
});

/** The least that a set of nodes carries which no load gets round. */
function least(network: FlowNetwork): number {
  const { carries } = network;
  let found = Infinity;
  for (let set = 0; set < 2 ** carries.length; set++) {
    const nodes = carries.flatMap((_, node) => ((set >> node) % 2 === 1 ? node : []));
    const most = nodes.reduce((sum, node) => sum + (carries[node] ?? 0), 0);
    if (most < found && !gets(network, new Set(nodes))) found = most;
  }
  return found;
}

/** Whether load gets from the source to where it ends, round these nodes. */
function gets({ onTo, source }: FlowNetwork, round: ReadonlySet<number>): boolean {
  const seen = new Set(source.filter((node) => !round.has(node)));
  for (const node of seen) {
    const next = onTo[node] ?? [];
    if (next.length === 0) return true;
    for (const other of next) if (!round.has(other)) seen.add(other);
  }
  return false;
}
