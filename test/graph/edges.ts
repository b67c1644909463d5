import { buildGraph } from '../../src/graph/build-graph.ts';
import { identifiers } from '../../src/network/aws/catalogue/identifiers.ts';
import type { Reference, Resolution, ResourceGraph } from '../../src/graph/graph.ts';
import type { Deployment } from '../../src/input/deployment.ts';
import { readDeployment } from '../../src/input/read.ts';

/** Reads a document as if it came from standard input. */
export async function deploymentOf(document: unknown): Promise<Deployment> {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  return readDeployment(['-'], { stdin: () => Promise.resolve(bytes) });
}

export async function graphOf(document: unknown): Promise<ResourceGraph> {
  return buildGraph(await deploymentOf(document), identifiers);
}

/** Several deployments judged as one. */
export function together(...deployments: readonly Deployment[]): Deployment {
  return {
    documents: deployments.flatMap(({ documents }) => documents),
    resources: deployments.flatMap(({ resources }) => resources),
    removed: deployments.flatMap(({ removed }) => removed),
  };
}

/** `aws_subnet.a["x"] exact`, one line a reference. */
export function lines(references: readonly Reference[]): readonly string[] {
  return references.map(({ target, certainty }) => `${target.address} ${certainty}`);
}

/** What the argument of the resource at `address` points at; `types` are those it allows. */
export function resolution(graph: ResourceGraph, address: string, path: string, ...types: string[]): Resolution {
  const resource = graph.resources.find((one) => one.address === address);
  if (resource === undefined) throw new Error(`no resource ${address}`);
  return graph.resolve(resource, path, types.length === 0 ? undefined : types);
}

export function edges(graph: ResourceGraph, address: string, path: string, ...types: string[]): readonly string[] {
  return lines(resolution(graph, address, path, ...types).references);
}
