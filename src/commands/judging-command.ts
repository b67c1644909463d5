import { type Command, Option } from 'commander';
import type { AcceptedOptions } from '../settings/accepted-files.ts';
import { refuseOverwriting } from '../input/same-file.ts';
import type { PipelineOptions } from '../pipeline.ts';
import type { FailOn, Outcome } from '../lint.ts';
import {
  type AcceptedFlags,
  acceptedOptions,
  AS_OF,
  BASELINE,
  filesAccepting,
  NO_INLINE,
  parseDay,
  WAIVERS,
} from './accepted-flags.ts';
import { failOnOf, type FailOnFlags, parseFailOn, parseMaxUnproven } from './fail-on.ts';
import { filesRead, type InputFlags, judging, repeated } from './files-read.ts';
import {
  ALLOW_PLUGINS,
  CONFIG,
  FORMATS,
  NO_COLOUR,
  NO_PLUGINS,
  OUTSIDE,
  PACK,
  PARTIAL,
  QUIET,
  SOURCE,
  TEST_TIER,
  VERBOSE,
} from './help.ts';
import type { Host } from './host.ts';
import { LANG, parseLang } from './lang-flag.ts';
import {
  deliverReport,
  filesWritten,
  parseFormat,
  type ShowFlags,
  type Target,
  withStandardOutput,
} from './report-targets.ts';
import { toldOnce } from './told-once.ts';

/** What a command that judges and reports is told, whatever it judges. */
export interface JudgingFlags extends InputFlags, AcceptedFlags, FailOnFlags, ShowFlags {
  readonly format?: readonly Target[];
  readonly source?: readonly string[];
  readonly allowEmpty?: true;
}

/** What such a command judges by. */
export interface JudgingOptions extends PipelineOptions, AcceptedOptions {
  readonly failOn: FailOn;
  readonly sources: readonly string[] | undefined;
  readonly allowEmpty: boolean;
}

/** Where the options of two such commands differ. */
interface Differing {
  readonly failOn: string;
  readonly maxUnproven: string;
  readonly allowEmpty: string;
  /** It reads a baseline. */
  readonly baseline: boolean;
}

/** A command with the options of those that judge and report. */
export function withJudgingOptions(
  command: Command,
  { failOn, maxUnproven, allowEmpty, baseline }: Differing,
): Command {
  command
    .option('--config <FILE>', CONFIG)
    .option('--lang <LANG>', LANG, parseLang)
    .option('--format <FMT[=FILE]>', FORMATS, parseFormat)
    .option('--test-tier <FILE>', TEST_TIER, repeated)
    .option('--pack <PACK>', PACK)
    .option('--fail-on <WHAT>', failOn, parseFailOn)
    .option('--max-unproven <N>', maxUnproven, parseMaxUnproven)
    .option('--waivers <FILE>', WAIVERS)
    .option('--no-inline-waivers', NO_INLINE);
  if (baseline) command.option('--baseline <FILE>', BASELINE).option('--no-baseline', 'let all findings count');
  return command
    .option('--as-of <DATE>', AS_OF, parseDay)
    .option('--source <DIR>', SOURCE, repeated)
    .option('--partial', PARTIAL)
    .option('--verbose', VERBOSE)
    .addOption(new Option('--quiet', QUIET).conflicts('verbose'))
    .option('--allow-empty', allowEmpty)
    .option('--allow-errored', 'check a plan that is errored or incomplete')
    .option('--allow-outside', OUTSIDE)
    .option('--allow-plugins', ALLOW_PLUGINS)
    .option('--no-plugins', NO_PLUGINS)
    .option('--no-color', NO_COLOUR);
}

/**
 * Judges as the options say, and reports: no file that is read is written over, and the exit code is the verdict.
 * @param given paths of what is judged; what is found unless any
 */
export async function judgeAndReport(
  given: readonly string[],
  flags: JudgingFlags,
  host: Host,
  judge: (options: JudgingOptions) => Promise<Outcome>,
): Promise<void> {
  const targets = withStandardOutput(flags.format);
  const read = filesRead(given, flags, host);
  const accepted = acceptedOptions(flags, host);
  await refuseOverwriting(filesWritten(targets), [...read.all, ...filesAccepting(accepted)]);
  const progress = host.startProgress();
  const outcome = await judge({
    ...judging(read, flags, host, progress),
    ...accepted,
    failOn: failOnOf(flags),
    sources: flags.source,
    allowEmpty: flags.allowEmpty ?? false,
  }).finally(progress.clear);
  const told = toldOnce(outcome);
  const { report } = await told.in(told.languages.people);
  // Those that nospof.yaml names, too.
  await refuseOverwriting(
    filesWritten(targets),
    report.inputs.map(({ path }) => path),
  );
  if (report.verdict === 'rejected') host.reject();
  await deliverReport(told, targets, flags, host);
}
