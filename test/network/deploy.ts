import { expect } from 'vitest';
import { buildGraph } from '../../src/graph/build-graph.ts';
import { identifiers } from '../../src/network/aws/catalogue/identifiers.ts';
import { readAssumptions } from '../../src/input/assumptions.ts';
import { readDeployment } from '../../src/input/read.ts';
import { buildNetwork } from '../../src/network/build-network.ts';
import type { Network } from '../../src/network/network.ts';
import { compile } from '../../src/simulate/compile.ts';
import { componentFailures, domainFailures } from '../../src/simulate/failure.ts';
import { outage } from '../../src/simulate/outage.ts';
import { planForm } from './plan-form.ts';

type Config = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * The network of a Terraform JSON configuration: `{ aws_subnet: { a: { vpc_id: '${aws_vpc.v.id}' } } }`. A plan of it gives
 * the same; `planDiffers` says why one does not.
 */
export function networkOf(
  resource: Config,
  extra: Readonly<Record<string, unknown>> = {},
  planDiffers?: string,
): Promise<Network> {
  return inBothForms({ resource, ...extra }, networkOfText, planDiffers);
}

/** The network that `build` draws of a configuration, after a look at what it draws of its plan. */
export async function inBothForms(
  configuration: object,
  build: (text: string) => Promise<Network>,
  planDiffers?: string,
): Promise<Network> {
  const synthesis = JSON.stringify({
    // What comes from standard input is called so, a plan too.
    '//': { metadata: { stackName: 'stdin', version: '0.21.0', backend: 'local' } },
    provider: { aws: [{ region: 'ap-northeast-2' }] },
    ...configuration,
  });
  const network = await build(synthesis);
  const ofPlan = await build(JSON.stringify(planForm(JSON.parse(synthesis))));
  if (planDiffers === undefined) expect({ ofPlan }).toEqual({ ofPlan: network });
  else expect({ [planDiffers]: ofPlan }).not.toEqual({ [planDiffers]: network });
  return network;
}

/** The network of an input as it stands in a file: a plan, a state, a configuration. */
export async function networkOfText(text: string): Promise<Network> {
  const bytes = new TextEncoder().encode(text);
  const deployment = await readDeployment(['-'], { stdin: async () => bytes });
  return buildNetwork(deployment, buildGraph(deployment, identifiers), await readAssumptions());
}

/** What stops a service for longer than `limit` seconds: component ids and domain names, with [best, worst] outage. */
export function breaking(network: Network, limit = 180): Record<string, readonly [number, number]> {
  const worlds = { best: compile(network, 'best'), worst: compile(network, 'worst') };
  const found: Record<string, readonly [number, number]> = {};
  const failures = [...componentFailures(network), ...domainFailures(network, 'zone', 'down')];
  for (const failure of failures) {
    for (const { root } of network.services) {
      const [best, worst] = (['best', 'worst'] as const).map((world) =>
        outage(worlds[world], failure[world], { mode: 'down', kind: failure.kind }).of(root),
      );
      if (best === undefined || worst === undefined || worst <= limit) continue;
      const name =
        failure.component === undefined
          ? `zone ${network.domains[failure.domain ?? -1]?.name}`
          : (network.components[failure.component]?.id ?? '');
      found[name.replaceAll('test:', '')] = [best, worst];
    }
  }
  return found;
}

/** Subnets `a`, `b`, … of one VPC in the zones given; undefined leaves the zone to AWS. */
export function subnets(...zones: readonly (string | undefined)[]): Config {
  return {
    aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: Object.fromEntries(
      zones.map((zone, index) => [
        String.fromCodePoint(97 + index),
        { vpc_id: '${aws_vpc.v.id}', ...(zone === undefined ? {} : { availability_zone: zone }) },
      ]),
    ),
  };
}
