import { acceptedBy, type AcceptedOptions, readAcceptedFiles } from './settings/accepted-files.ts';
import { deploymentBefore, isEmpty } from './input/before.ts';
import { InputError } from './input/error.ts';
import { resourcesById } from './input/resources-by-id.ts';
import { readSources } from './input/source/sources.ts';
import { type Changes, changesOf } from './judge/changes.ts';
import { type Finding, resourcesToChange, toldName } from './judge/finding.ts';
import { acceptedFacts } from './judge/declared/accepted-facts.ts';
import { failuresByKind, longestByKind } from './judge/failures-by-kind.ts';
import { failOnErrors, type FailOn, rejecting } from './judge/verdict.ts';
import { type Judged, judgeInputs, type PipelineOptions } from './pipeline.ts';
import type { Report } from './report/report.ts';
import { reportOf } from './report/words/report-of.ts';
import type { Words } from './report/words/words.ts';
import type { SpokenLanguages } from './language.ts';
import { wordsIn } from './settings/words-in.ts';
import { version } from './version.ts';

export { InputError } from './input/error.ts';
export type { FailOn } from './judge/verdict.ts';
export type * from './report/report.ts';

export interface LintOptions extends PipelineOptions, AcceptedOptions {
  /** What makes the verdict `rejected`; broken errors, whoever introduced them, unless given. */
  readonly failOn?: FailOn | undefined;
  /** Folders with the source files of the inputs, `DIR` or `STACK=DIR`: those beside the plans unless given. */
  readonly sources?: readonly string[] | undefined;
  /** What is there before the plans are applied is not asked for. */
  readonly ignoreBefore?: boolean;
}

/** What came of judging, before it is told in a language. */
export interface Outcome {
  readonly languages: SpokenLanguages;
  readonly reportIn: (words: Words) => Report;
}

/** Judges a deployment and tells it in the language of programs: English unless another one is named. */
export async function lint(options: LintOptions): Promise<Report> {
  const { languages, reportIn } = await judgeDeployment(options);
  return reportIn(await wordsIn(languages.programs));
}

/**
 * Judges a deployment: reads it, draws it as a network, fails every part of it, says what stops, and what of that its plans
 * introduce.
 * @throws InputError when the input or the configuration cannot be judged; the message is one sentence.
 */
export async function judgeDeployment(options: LintOptions): Promise<Outcome> {
  const { failOn = failOnErrors, progress = () => {} } = options;
  const files = await readAcceptedFiles(options);
  const judged = await judgeInputs(options);
  const { judgement, policies, network } = judged;
  const sources = await readSources(judged.deployment, resourcesToChange(judgement.findings), options.sources);
  const changes = options.ignoreBefore ? undefined : planChanges(judged, progress);
  if (failOn.newOnly && changes === undefined && files.baseline === undefined) throw new InputError(NOTHING_BEFORE);
  const accepted = acceptedBy(files, options.noInlineWaivers ? [] : sources.comments, {
    findings: judgement.findings,
    network,
    policies,
    partial: options.partial ?? false,
  });
  const noFailure = new Set([...accepted.waived.keys(), ...accepted.inBaseline]);
  const rejects = rejecting(accepted.findings, policies, failOn, changes, noFailure);
  const tried = failuresByKind(network, policies, resourcesById(judged.deployment));
  const longest = longestByKind(judgement, tried);
  const declared = [...judged.declared, ...acceptedFacts(files.baseline, accepted.inline, policies)];
  const all = { ...judged, declared, sources, changes, accepted, rejects, tried, longest };
  return {
    languages: judged.languages,
    reportIn: (words) => reportOf(all, { name: 'nospof', version: version() }, words),
  };
}

const NOTHING_BEFORE =
  '--fail-on new: none of the inputs is a plan, so nothing says what was there before; give a plan or a --baseline';

/** What the plans do to the findings: undefined where no input is a plan. */
function planChanges(
  { deployment, network, judgement, judgeBefore }: Judged,
  progress: (stage: string) => void,
): Changes<Finding> | undefined {
  const before = deploymentBefore(deployment);
  if (before === undefined) return undefined;
  const since = (earlier: readonly Finding[]): Changes<Finding> =>
    changesOf(earlier, judgement.findings, new Set(network.services.map(toldName)));
  // A plan that changes nothing may come with another nospof.yaml.
  if (before === deployment) return since(judgement.findings.filter(isShown));
  if (isEmpty(before)) return since([]);
  progress('judging what is there before the apply');
  return since(judgeBefore(before).findings);
}

/** It is about what the inputs show, not about what is declared. */
function isShown({ statement }: Finding): boolean {
  return statement.says !== 'declared-away';
}
