import { buildGraph } from './graph/build.ts';
import { readAssumptions } from './input/assumptions.ts';
import { readDeclared } from './input/declared.ts';
import type { Deployment } from './input/deployment.ts';
import { InputError } from './input/error.ts';
import { readDeployment } from './input/read.ts';
import { judge } from './judge/judge.ts';
import { readPolicies } from './judge/packs.ts';
import { declaredDomains } from './judge/scope.ts';
import { buildNetwork } from './network/build.ts';
import type { Coverage } from './network/network.ts';
import type { Report } from './judge/report.ts';
import { withStackNames } from './judge/stack-names.ts';
import { reportInputs, reportServices, summaryOf } from './judge/summary.ts';
import { failuresTried } from './judge/tried.ts';
import { version } from './version.ts';

export { InputError } from './input/error.ts';
export type * from './judge/report.ts';

export interface LintOptions {
  /** Plans, states, CDKTF output folders; `-` is `stdin`. Judged together as one deployment. */
  readonly inputs: readonly string[];
  /** nospof.yaml. */
  readonly config?: string | undefined;
  /** `recommended`, `strict` or a pack file; wins over `extends` of nospof.yaml. */
  readonly pack?: string | undefined;
  /** Accept an input with nothing to judge. */
  readonly allowEmpty?: boolean;
  /** Judge plans that are errored or incomplete. */
  readonly allowErrored?: boolean;
  readonly stdin?: () => Promise<Uint8Array>;
  /** Told what comes next. */
  readonly progress?: (stage: string) => void;
}

/**
 * Judges a deployment: reads it, draws it as a network, fails every part of it, and says what stops.
 * @throws InputError when the input or the configuration cannot be judged; the message is one sentence.
 */
export async function lint(options: LintOptions): Promise<Report> {
  const { inputs, config, pack, progress = () => {} } = options;

  const declared = config === undefined ? undefined : await readDeclared(config);
  const assumptions = await readAssumptions(declared?.assumptions);
  const policies = await readPolicies({
    extends: pack === undefined ? (declared?.extends ?? []) : [pack],
    ...(declared === undefined ? {} : { disable: declared.disable }),
    ...(declared === undefined || pack !== undefined ? {} : { from: declared.file }),
  });

  progress('reading');
  const deployment = await readDeployment(inputs, {
    allowErrored: options.allowErrored ?? false,
    ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
  });
  progress(`drawing the network of ${deployment.resources.length} resources`);
  const graph = buildGraph(deployment);
  const network = withStackNames(buildNetwork(deployment, graph, assumptions, declared));
  const { coverage } = network;
  if (network.services.length + network.openEnds.length === 0 && !options.allowEmpty) {
    throw new InputError(nothingToJudge(deployment.documents, coverage));
  }

  progress(`failing ${network.components.length} components`);
  const domains = declaredDomains(declared);
  const judgement = judge(network, policies, { assumptions, declaredDomains: domains });

  return {
    version: 1,
    tool: { name: 'nospof', version: version() },
    inputs: reportInputs(deployment),
    verdict: judgement.verdict,
    summary: summaryOf(network, policies, judgement, failuresTried(network, policies, domains)),
    services: reportServices(network, judgement),
    findings: judgement.findings,
    coverage,
  };
}

function nothingToJudge(documents: Deployment['documents'], { resources, modelled }: Coverage): string {
  const names = documents.map(({ path }) => path).join(', ');
  const has = documents.length === 1 ? 'has' : 'have';
  const why =
    resources === 0
      ? 'no resource'
      : `${resources} ${resources === 1 ? 'resource' : 'resources'} (${modelled} modelled) but no entry, pool or store`;
  return `nothing to judge: ${names} ${has} ${why}; declare a service in nospof.yaml, or accept it with --allow-empty`;
}
