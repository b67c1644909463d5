import type { Network } from '../../src/network/network.ts';
import { compile } from '../../src/simulate/compile.ts';
import { componentFailures, domainFailures } from '../../src/simulate/failure.ts';
import { singleFailures } from '../../src/simulate/single-failures.ts';
import { agencies, chain, redundantAtRandom } from '../synthetic-networks.ts';
import { breadthFirst } from './breadth-first.ts';
import { bytesInUse } from './memory.ts';
import { type Row, sideBySide } from './table.ts';

interface Measure {
  /** Milliseconds of one breadth-first pass. */
  readonly pass: number;
  /** Milliseconds of all single failures, every service a root. */
  readonly all: number;
  /** Milliseconds of laying the network out for them, once. */
  readonly layout: number;
  /** What laying out and failing keep in memory, besides the network. */
  readonly bytes: number;
  readonly detail: string;
}

function measure(drawn: Network, turns: number): Measure {
  const kinds = [...new Set(drawn.domains.map(({ kind }) => kind))];
  const failures = [...componentFailures(drawn), ...kinds.flatMap((kind) => domainFailures(drawn, kind))];
  const roots = drawn.services.map(({ root }) => root);
  const [layout = NaN] = sideBySide(Math.min(turns, 3), () => compile(drawn, 'worst'));
  const before = bytesInUse();
  const model = compile(drawn, 'worst');
  const [pass = NaN, all = NaN] = sideBySide(
    turns,
    () => breadthFirst(model),
    () => singleFailures(model, failures, roots, 180),
  );
  const bytes = bytesInUse() - before;
  const size = `${model.size} components, ${model.alternative.length} alternatives, ${roots.length} services`;
  const detail = `${all.toFixed(1)} ms for ${failures.length} failures, ${pass.toFixed(2)} ms a pass; ${size}`;
  return { pass, all, layout, bytes, detail };
}

/** All single failures against one breadth-first pass, and their growth from one size to ten times that. */
export function singleFailureRows(): Row[] {
  const kinds = [
    ['two pairs at random', redundantAtRandom],
    ['the same, a circle', (size: number) => redundantAtRandom(size, 0.2)],
    ['agencies', agencies],
    ['a chain', chain],
  ] as const;
  return [
    ...kinds.map(([name, draw]) => {
      const { pass, all, detail } = measure(draw(100_000), 20);
      return { what: `all single failures, ${name}`, ratio: all / pass, bar: 30, detail };
    }),
    ...growthRows('agencies', agencies),
    ...growthRows('two pairs at random', redundantAtRandom),
  ];
}

function growthRows(name: string, draw: (size: number) => Network): Row[] {
  const rows: Row[] = [];
  let before: Measure | undefined;
  for (const size of [1_000, 10_000, 100_000, 1_000_000]) {
    const now = measure(draw(size), size < 1_000_000 ? 30 : 5);
    if (before !== undefined) {
      const row = (what: string, ratio: number, detail: string): Row => ({
        what: `growth of ${what} to ${size} components, ${name}`,
        ratio,
        bar: 12,
        detail,
      });
      // What a pass grows by is what the machine's caches make of a graph of that size, whatever is done with it.
      const passes = `a breadth-first pass grows ${(now.pass / before.pass).toFixed(1)} x`;
      rows.push(
        row('time', now.all / before.all, `${now.all.toFixed(1)} ms; ${passes}`),
        row('layout', now.layout / before.layout, `${now.layout.toFixed(1)} ms, once a network and world`),
        row('memory', now.bytes / before.bytes, `${(now.bytes / 1e6).toFixed(1)} MB besides the network`),
      );
    }
    before = now;
  }
  return rows;
}
