import { failuresByKind, longestByKind } from './judge/failures-by-kind.ts';
import { judgeInputs, type PipelineOptions } from './pipeline.ts';
import type { Report } from './report/report.ts';
import { english } from './report/words/en.ts';
import { reportOf } from './report/words/report-of.ts';
import { version } from './version.ts';

export { InputError } from './input/error.ts';
export type * from './report/report.ts';

export type LintOptions = PipelineOptions;

/**
 * Judges a deployment: reads it, draws it as a network, fails every part of it, and says what stops.
 * @throws InputError when the input or the configuration cannot be judged; the message is one sentence.
 */
export async function lint(options: LintOptions): Promise<Report> {
  const judged = await judgeInputs(options);
  const tried = failuresByKind(judged.network, judged.policies);
  const longest = longestByKind(judged.judgement, tried);
  return reportOf({ ...judged, tried, longest }, { name: 'nospof', version: version() }, english);
}
