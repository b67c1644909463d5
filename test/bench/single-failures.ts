import type { Network } from '../../src/network/network.ts';
import { compile } from '../../src/simulate/compile.ts';
import { componentFailures, domainFailures } from '../../src/simulate/failure.ts';
import { singleFailures } from '../../src/simulate/single-failures.ts';
import { agencies, chain, redundantAtRandom } from '../synthetic-networks.ts';
import { breadthFirst } from './breadth-first.ts';
import { type Row, sideBySide } from './table.ts';

/** Milliseconds of one breadth-first pass and of all single failures of one network, every service a root. */
function measure(drawn: Network, turns: number): { pass: number; all: number; detail: string } {
  const model = compile(drawn, 'worst');
  const kinds = [...new Set(drawn.domains.map(({ kind }) => kind))];
  const failures = [...componentFailures(drawn), ...kinds.flatMap((kind) => domainFailures(drawn, kind))];
  const roots = drawn.services.map(({ root }) => root);
  const [pass = NaN, all = NaN] = sideBySide(
    turns,
    () => breadthFirst(model),
    () => singleFailures(model, failures, roots, 180),
  );
  const size = `${model.size} components, ${model.alternative.length} alternatives, ${roots.length} services`;
  return {
    pass,
    all,
    detail: `${all.toFixed(1)} ms for ${failures.length} failures, ${pass.toFixed(2)} ms a pass; ${size}`,
  };
}

/** All single failures against one breadth-first pass, and their growth from one size to ten times that. */
export function singleFailureRows(): Row[] {
  const rows: Row[] = [];
  const kinds = [
    ['two pairs at random', redundantAtRandom],
    ['the same, a circle', (size: number) => redundantAtRandom(size, 0.2)],
    ['agencies', agencies],
    ['a chain', chain],
  ] as const;
  for (const [name, draw] of kinds) {
    const { pass, all, detail } = measure(draw(100_000), 7);
    rows.push({ what: `all single failures, ${name}`, ratio: all / pass, bar: 30, detail });
  }
  for (const [name, draw] of [kinds[0], kinds[2]]) {
    let before: number | undefined;
    for (const size of [1_000, 10_000, 100_000, 1_000_000]) {
      const { all } = measure(draw(size), size < 100_000 ? 50 : 4);
      const what = `growth to ${size} components, ${name}`;
      if (before !== undefined) rows.push({ what, ratio: all / before, bar: 12, detail: `${all.toFixed(1)} ms` });
      before = all;
    }
  }
  return rows;
}
