import { InputError } from '../input/error.ts';
import type { FailOn } from '../judge/verdict.ts';
import { judgeDeployment, type LintOptions, type Outcome } from '../lint.ts';
import { compareReports } from './compare-reports.ts';
import type { Report } from '../report/report.ts';
import { wordsIn } from '../settings/words-in.ts';
import { isSavedReport, readReport, savedOutcome } from './saved-report.ts';

export interface CompareOptions extends Omit<
  LintOptions,
  'inputs' | 'failOn' | 'ignoreBefore' | 'baseline' | 'baselineFound'
> {
  /** What was there before: a plan, a state, a CDKTF output folder or a saved report; `-` is `stdin`. */
  readonly base: string;
  /** The same after the change. */
  readonly head: string;
  /** What is new and a broken error unless given. */
  readonly failOn?: FailOn | undefined;
  /** Options that the user gave and that are for inputs: they change nothing in a saved report. */
  readonly forInputs?: readonly string[];
}

/** Only what the change brings fails. */
const failOnNew: FailOn = { severity: 'error', unproven: false, newOnly: true, maxUnproven: Infinity };

/** What a change does, told in the language of programs: English unless another one is named. */
export async function compare(options: CompareOptions): Promise<Report> {
  const { languages, reportIn } = await judgeChange(options);
  return reportIn(await wordsIn(languages.programs));
}

/**
 * What a change does: judges what is there before it and after it by the same policies and declarations, or reads what was
 * found, and compares the findings.
 * @throws InputError when one of both cannot be judged; the message is one sentence.
 */
export async function judgeChange(options: CompareOptions): Promise<Outcome> {
  const { base, head, failOn = failOnNew, forInputs = [], ...judging } = options;
  const stdin = options.stdin && once(options.stdin);
  const [ofBase, ofHead] = [base, head].map((input) => givenAs(input, stdin, options.texts));
  const [isBaseSaved, isHeadSaved] = [await isSavedReport(base, ofBase), await isSavedReport(head, ofHead)];
  const [given] = forInputs;
  if (isBaseSaved && isHeadSaved && given !== undefined) {
    throw new InputError(`${given}: changes nothing, as both ${base} and ${head} are saved reports`);
  }
  const common = { ...judging, ...(stdin && { stdin }), ignoreBefore: true };
  const before = isBaseSaved
    ? savedOutcome(await readReport(base, ofBase), options)
    : await judgeDeployment({
        ...common,
        inputs: [base],
        // What is accepted is accepted after the change.
        isBefore: true,
        allowEmpty: true,
        waivers: undefined,
        noInlineWaivers: true,
        sources: undefined,
      });
  const after = isHeadSaved
    ? savedOutcome(await readReport(head, ofHead), options)
    : await judgeDeployment({ ...common, inputs: [head] });
  return {
    languages: after.languages,
    reportIn: (words) => compareReports(before.reportIn(words), after.reportIn(words), failOn),
  };
}

/** The bytes of an input that is no file. */
function givenAs(
  input: string,
  stdin: CompareOptions['stdin'],
  texts: CompareOptions['texts'],
): (() => Promise<Uint8Array>) | undefined {
  const text = texts?.get(input);
  if (text !== undefined) return async () => text;
  return input === '-' ? stdin : undefined;
}

/** Standard input can be read once. */
function once(read: () => Promise<Uint8Array>): () => Promise<Uint8Array> {
  let bytes: Promise<Uint8Array> | undefined;
  return () => (bytes ??= read());
}
