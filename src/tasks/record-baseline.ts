import { acceptedBy, type AcceptedOptions, readAcceptedFiles } from '../settings/accepted-files.ts';
import { readSources } from '../input/source/sources.ts';
import { isAboutDeclarations } from '../judge/accepted/accept.ts';
import { judgeInputs, type PipelineOptions } from '../pipeline.ts';
import type { Output } from '../printable.ts';
import { json } from '../report/json-report.ts';
import { recordedFindings } from '../report/words/recorded-findings.ts';
import type { Words } from '../report/words/words.ts';
import { wordsIn } from '../settings/words-in.ts';

export interface RecordOptions extends PipelineOptions, Omit<AcceptedOptions, 'baseline' | 'baselineFound'> {
  /** Folders with the source files of the inputs, `DIR` or `STACK=DIR`: those beside the plans unless given. */
  readonly sources?: readonly string[] | undefined;
}

export interface RecordedBaseline {
  /** The file. */
  readonly text: Output;
  /** Number of findings in it. */
  readonly findings: number;
  /** Number of findings that no baseline accepts. */
  readonly left: number;
  /** To tell it in. */
  readonly words: Words;
}

/**
 * Judges a deployment as `lint` does and records what it finds, without what is waived: a waiver ends, a baseline does not.
 * @throws InputError when the input or the configuration cannot be judged; the message is one sentence.
 */
export async function recordBaseline(options: RecordOptions): Promise<RecordedBaseline> {
  const files = await readAcceptedFiles(options);
  const { deployment, network, judgement, policies, languages } = await judgeInputs(options);
  const comments = options.noInlineWaivers ? [] : (await readSources(deployment, new Set(), options.sources)).comments;
  const { findings, waived } = acceptedBy(files, comments, {
    findings: judgement.findings,
    network,
    policies,
    partial: options.partial ?? false,
  });
  const open = findings.filter((finding) => !waived.has(finding));
  const recorded = open.filter((finding) => !isAboutDeclarations(finding));
  const day = files.isDayGiven ? { recorded: files.asOf } : {};
  const text = json({ version: 1, ...day, findings: recordedFindings(recorded, await wordsIn(languages.programs)) });
  const words = await wordsIn(languages.people);
  return { text, findings: recorded.length, left: open.length - recorded.length, words };
}
