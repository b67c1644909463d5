import { buildGraph } from '../../../src/graph/build-graph.ts';
import { identifiers } from '../../../src/network/aws/catalogue/identifiers.ts';
import { readAssumptions } from '../../../src/input/assumptions.ts';
import { parseDeclared } from '../../../src/input/declared/declared.ts';
import { readDeployment } from '../../../src/input/read.ts';
import { judge } from '../../../src/judge/judge.ts';
import { readPolicies } from '../../../src/judge/packs.ts';
import { buildNetwork } from '../../../src/network/build-network.ts';
import type { Component, Network } from '../../../src/network/network.ts';
import type { Finding } from '../../../src/report/report.ts';
import { english } from '../../../src/report/words/en/english.ts';
import { toldFinding } from '../../../src/report/words/tell.ts';
import { inBothForms } from '../deploy.ts';

type Config = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** One resource that never fails: everything else is declared. */
const nothing: Config = { aws_vpc: { v: { cidr_block: '10.0.0.0/16' } } };
const assumptions = await readAssumptions();
/** Whether there is a test tier is not what is tested here. */
const policies = await readPolicies({
  disable: new Map([['no-test-tier', { at: 'nospof.yaml:1', reason: 'not asked' }]]),
});

/** The network of a nospof.yaml (without its version) and a Terraform JSON configuration. */
export async function networkOf(text: string, resource: Config = nothing): Promise<Network> {
  const declared = await parseDeclared(`version: 1\n\n${text}`, 'nospof.yaml');
  return inBothForms({ resource }, async (input) => {
    const bytes = new TextEncoder().encode(input);
    const deployment = await readDeployment(['-'], { stdin: async () => bytes });
    return buildNetwork(deployment, buildGraph(deployment, identifiers), assumptions, declared);
  });
}

/** What the recommended pack finds, one line each: `error broken single-router: the message`. */
export async function lines(text: string, resource: Config = nothing): Promise<string[]> {
  return (await findings(text, resource)).map(
    ({ severity, verdict, policy, message }) => `${severity} ${verdict} ${policy}: ${message}`,
  );
}

export async function findings(text: string, resource: Config = nothing): Promise<readonly Finding[]> {
  const { findings: found } = judge(await networkOf(text, resource), policies, { assumptions, asOf: '2026-11-28' });
  return found.map((finding) => toldFinding(finding, english));
}

/** The component with this id, `component r-a` for a declared one. */
export function componentOf(network: Network, id: string): Component {
  const found = network.components.find((component) => component.id === id);
  if (found === undefined) throw new Error(`no component ${id}`);
  return found;
}
