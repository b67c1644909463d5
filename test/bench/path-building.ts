import { buildGraph } from '../../src/graph/build-graph.ts';
import { readAssumptions } from '../../src/input/assumptions.ts';
import { readDeployment } from '../../src/input/read.ts';
import { identifiers } from '../../src/network/aws/catalogue/identifiers.ts';
import { buildNetwork } from '../../src/network/build-network.ts';
import { routedVpcs } from './routed-vpcs.ts';
import { type Row, sideBySide } from './table.ts';

/** Finding the paths of ten times the interfaces, in as many more networks or in the same ones. */
export async function pathRows(): Promise<Row[]> {
  const row = async (what: string, small: object, large: object): Promise<Row> => {
    const [one, ten] = [await builder(small), await builder(large)];
    const [before = NaN, after = NaN] = sideBySide(5, one, ten);
    const detail = `${after.toFixed(0)} ms, before ${before.toFixed(0)} ms`;
    return { what: `growth of building paths, ${what}`, ratio: after / before, bar: 12, detail };
  };
  return [
    await row('10 to 100 VPCs on one transit gateway', routedVpcs(10, 3), routedVpcs(100, 3)),
    await row('30 to 300 members in each of 10 VPCs', routedVpcs(10, 30), routedVpcs(10, 300)),
  ];
}

/** Builds the network of a synthesised configuration, which is read and resolved once. */
async function builder(configuration: object): Promise<() => unknown> {
  const bytes = new TextEncoder().encode(JSON.stringify(configuration));
  const deployment = await readDeployment(['-'], { stdin: async () => bytes });
  const graph = buildGraph(deployment, identifiers);
  const assumptions = await readAssumptions();
  return () => buildNetwork(deployment, graph, assumptions);
}
