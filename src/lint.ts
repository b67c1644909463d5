import type { Report } from './judge/report.ts';
import { reportInputs, reportServices, summaryOf } from './judge/summary.ts';
import { failuresTried } from './judge/tried.ts';
import { judgeInputs, type PipelineOptions } from './pipeline.ts';
import { version } from './version.ts';

export { InputError } from './input/error.ts';
export type * from './judge/report.ts';

export type LintOptions = PipelineOptions;

/**
 * Judges a deployment: reads it, draws it as a network, fails every part of it, and says what stops.
 * @throws InputError when the input or the configuration cannot be judged; the message is one sentence.
 */
export async function lint(options: LintOptions): Promise<Report> {
  const { deployment, network, policies, domains, judgement } = await judgeInputs(options);
  return {
    version: 1,
    tool: { name: 'nospof', version: version() },
    inputs: reportInputs(deployment),
    verdict: judgement.verdict,
    summary: summaryOf(network, policies, judgement, failuresTried(network, policies, domains)),
    services: reportServices(network, judgement),
    findings: judgement.findings,
    coverage: network.coverage,
  };
}
