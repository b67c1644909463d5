import { buildGraph } from './graph/build-graph.ts';
import type { ResourceGraph } from './graph/graph.ts';
import { dataLosses } from './network/aws/changes/data-losses.ts';
import { takenDown, withApplies } from './network/aws/changes/interruptions.ts';
import { identifiers } from './network/aws/catalogue/identifiers.ts';
import { readAssumptions } from './input/assumptions.ts';
import { deploymentBefore } from './input/before.ts';
import type { Declared } from './input/declared/declared.ts';
import type { Deployment } from './input/deployment.ts';
import { InputError } from './input/error.ts';
import { judgingDay } from './input/judging-day.ts';
import { isOutside, repositoryOf } from './input/repository.ts';
import { readDeployment, type TestTierInput } from './input/read.ts';
import type { Applied } from './judge/change/applied.ts';
import type { DeclaredFact } from './judge/declared/declared-fact.ts';
import { declaredFacts } from './judge/declared/declared-facts.ts';
import { judge, type Judgement } from './judge/judge.ts';
import type { PolicySet } from './judge/policy.ts';
import { type LanguageChoice, type SpokenLanguages, spokenLanguages } from './language.ts';
import { buildNetwork } from './network/build-network.ts';
import { type PolicyOptions, readOwnPolicies } from './settings/own-policies.ts';
import type { Coverage, Network } from './network/network.ts';

export interface PipelineOptions extends PolicyOptions, LanguageChoice {
  /** Plans, states, CDKTF output folders, judged together as one deployment; `-` is `stdin`. Or what was read already. */
  readonly inputs: readonly string[] | Deployment;
  /** Plans of the test environment, beside the inputs. */
  readonly testTier?: readonly string[] | undefined;
  /** It lies in the working folder or one above it, and was not named. */
  readonly found?: boolean;
  /** The inputs are a part of all stacks: what nospof.yaml names may be in others. */
  readonly partial?: boolean;
  /**
   * The inputs are what is there before a change that is judged by the same nospof.yaml. What it names may come with the change,
   * and nothing says that it declared the same before.
   */
  readonly isBefore?: boolean;
  /** Accept an input with nothing to judge; undefined where that makes no sense. */
  readonly allowEmpty?: boolean;
  /** Judge plans that are errored or incomplete. */
  readonly allowErrored?: boolean;
  /** The day to judge by, `2026-11-28`: today (UTC) unless given. */
  readonly asOf?: string | undefined;
  readonly stdin?: () => Promise<Uint8Array>;
  /** Inputs that are no files, by what they are called among the inputs. */
  readonly texts?: ReadonlyMap<string, Uint8Array>;
  /** Told what comes next. */
  readonly progress?: (stage: string) => void;
}

/** The inputs, and the plans of the test tier that are given or declared. */
async function deploymentFor(
  { inputs, allowErrored, allowOutside = false, stdin, texts, testTier = [] }: PipelineOptions,
  declared: Declared | undefined,
): Promise<Deployment> {
  const plans: TestTierInput[] = testTier.map((path) => ({ path }));
  const elsewhere = declared?.tiers.test?.elsewhere;
  if (declared !== undefined && elsewhere !== undefined) {
    if (!allowOutside && isOutside(elsewhere.path, repositoryOf(declared.file))) {
      const where = 'is outside of the repository, expected a file in it, --test-tier, or --allow-outside';
      throw new InputError(`${elsewhere.at}: the plan ${elsewhere.path} ${where}`);
    }
    plans.push(elsewhere);
  }
  const options = {
    testTier: plans,
    ...(allowErrored !== undefined && { allowErrored }),
    ...(stdin && { stdin }),
    ...(texts && { texts }),
  };
  if (!('documents' in inputs)) return readDeployment(inputs, options);
  if (plans.length === 0) return inputs;
  const beside = await readDeployment([], options);
  return {
    documents: [...inputs.documents, ...beside.documents],
    resources: [...inputs.resources, ...beside.resources],
    removed: [...inputs.removed, ...beside.removed],
    ...((inputs.before ?? beside.before) && {
      before: () => [...(inputs.before?.() ?? inputs.resources), ...(beside.before?.() ?? beside.resources)],
    }),
  };
}

/** A deployment, the network it is, and what came of failing every part of it. */
export interface Judged {
  readonly deployment: Deployment;
  readonly network: Network;
  readonly policies: PolicySet;
  readonly judgement: Judgement;
  /** Judges what is there before the change by the same policies, declarations and times. */
  readonly judgeBefore: (before: Deployment) => Judgement;
  /** The file that was read as nospof.yaml. */
  readonly configuration: { readonly path: string; readonly digest: string; readonly found: boolean } | undefined;
  /** What the judgement rests on and no plan shows. */
  readonly declared: readonly DeclaredFact[];
  readonly languages: SpokenLanguages;
}

/**
 * The whole way from files to a judgement, for every command: reads a deployment, draws it as a network, fails every part
 * of it.
 * @throws InputError when the input or the configuration cannot be judged; the message is one sentence.
 */
export async function judgeInputs(options: PipelineOptions): Promise<Judged> {
  const { partial = false, isBefore = false, progress = () => {} } = options;

  const { declared, policies, ownChecks, plugins } = await readOwnPolicies(options);
  const assumptions = await readAssumptions(
    new Map([...(declared?.assumptions ?? [])].map(([name, { value }]) => [name, value])),
  );

  progress('reading');
  const deployment = await deploymentFor(options, declared);
  progress(`building the network of ${deployment.resources.length} resources`);
  const graph = buildGraph(deployment, identifiers);
  const network = buildNetwork(deployment, graph, assumptions, declared, { partial, isBefore });
  if (isNothing(network) && !options.allowEmpty) {
    throw new InputError(nothingToJudge(deployment.documents, network.coverage, options.allowEmpty !== undefined));
  }

  progress(`simulating the failure of ${network.components.length} components`);
  const facts = declaredFacts({ deployment, network, policies, assumptions, declared, plugins });
  const judging = { assumptions, asOf: judgingDay(options.asOf), declared: isBefore ? [] : facts, ownChecks };
  const networkBefore = (before: Deployment): Network =>
    buildNetwork(before, buildGraph(before, identifiers), assumptions, declared, { partial, isBefore: true });
  const judgement = judge(network, policies, {
    ...judging,
    resources: deployment.resources,
    applied: isBefore ? undefined : appliedTo(deployment, graph, networkBefore),
  });
  const judgeBefore = (before: Deployment): Judgement =>
    judge(networkBefore(before), policies, { ...judging, declared: [], resources: before.resources });
  const configuration = declared && { path: declared.file, digest: declared.digest, found: options.found ?? false };
  const languages = spokenLanguages(options, declared?.lang);
  return { deployment, network, policies, judgement, judgeBefore, configuration, declared: facts, languages };
}

/** What the plans do to what is there; undefined where they take nothing down and destroy no data. */
function appliedTo(
  deployment: Deployment,
  after: ResourceGraph,
  networkBefore: (before: Deployment) => Network,
): Applied | undefined {
  const before = deploymentBefore(deployment);
  if (before === undefined || before === deployment) return undefined;
  const taken = takenDown(before.resources, after);
  const losses = dataLosses(before.resources, new Map(after.resources.map((resource) => [resource.id, resource])));
  if (taken.size + losses.length === 0) return undefined;
  return { before: withApplies(networkBefore(before), taken, after), losses };
}

/** No service, and not because all there is fails with its Region only (functions, buckets, names, permissions). */
function isNothing({ services, openEnds, coverage }: Network): boolean {
  if (services.length + openEnds.length > 0) return false;
  return coverage.modelled === 0 || coverage.opaqueModules.length > 0;
}

function nothingToJudge(
  documents: Deployment['documents'],
  { resources, modelled }: Coverage,
  canAllow: boolean,
): string {
  const names = documents.map(({ path }) => path).join(', ');
  const has = documents.length === 1 ? 'has' : 'have';
  const why =
    resources === 0
      ? 'no resources'
      : `${resources} ${resources === 1 ? 'resource' : 'resources'} (${modelled} modelled) but no entry point, compute resource or data store`;
  const orAllow = canAllow ? ', or use --allow-empty' : '';
  return `nothing to check: ${names} ${has} ${why}; declare a service in nospof.yaml${orAllow}`;
}
