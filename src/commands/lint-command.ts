import { type Command, Option } from 'commander';
import { refuseOverwriting } from '../input/same-file.ts';
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
import { FAIL_ON, failOnOf, type FailOnFlags, parseFailOn, parseMaxUnproven } from './fail-on.ts';
import { filesRead, type InputFlags, judging, repeated } from './files-read.ts';
import {
  ALLOW_PLUGINS,
  CONFIG,
  FORMATS,
  INPUTS,
  LINT_HELP,
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
import {
  deliverReport,
  filesWritten,
  parseFormat,
  type ShowFlags,
  type Target,
  withStandardOutput,
} from './report-targets.ts';

export interface LintFlags extends InputFlags, AcceptedFlags, FailOnFlags, ShowFlags {
  readonly format?: readonly Target[];
  readonly source?: readonly string[];
  readonly allowEmpty?: true;
}

/** `nospof lint`: judges the inputs, and reports. */
export function addLintCommand(program: Command, host: Host): void {
  withLintOptions(program.command('lint').description('check a deployment plan; nospof INPUT does the same'))
    .addHelpText('after', LINT_HELP)
    .action((inputs: readonly string[], flags: LintFlags) => lintCommand(inputs, flags, host));
}

/** A command with the inputs and options of `lint`. */
export function withLintOptions(command: Command): Command {
  return command
    .argument('[INPUT...]', INPUTS)
    .option('--config <FILE>', CONFIG)
    .option('--format <FMT[=FILE]>', FORMATS, parseFormat)
    .option('--test-tier <FILE>', TEST_TIER, repeated)
    .option('--pack <PACK>', PACK)
    .option('--fail-on <WHAT>', FAIL_ON, parseFailOn)
    .option('--max-unproven <N>', 'reject if more findings are unproven', parseMaxUnproven)
    .option('--waivers <FILE>', WAIVERS)
    .option('--no-inline-waivers', NO_INLINE)
    .option('--baseline <FILE>', BASELINE)
    .option('--no-baseline', 'let all findings count')
    .option('--as-of <DATE>', AS_OF, parseDay)
    .option('--source <DIR>', SOURCE, repeated)
    .option('--partial', PARTIAL)
    .option('--verbose', VERBOSE)
    .addOption(new Option('--quiet', QUIET).conflicts('verbose'))
    .option('--allow-empty', 'accept an input that contains nothing to check')
    .option('--allow-errored', 'check a plan that is errored or incomplete')
    .option('--allow-outside', OUTSIDE)
    .option('--allow-plugins', ALLOW_PLUGINS)
    .option('--no-plugins', NO_PLUGINS)
    .option('--no-color', NO_COLOUR);
}

export async function lintCommand(inputs: readonly string[], flags: LintFlags, host: Host): Promise<void> {
  const targets = withStandardOutput(flags.format);
  const read = filesRead(inputs, flags, host);
  const accepted = acceptedOptions(flags, host);
  await refuseOverwriting(filesWritten(targets), [...read.all, ...filesAccepting(accepted)]);
  const progress = host.startProgress();
  const { lint } = await import('../lint.ts');
  const report = await lint({
    ...judging(read, flags, host, progress),
    ...accepted,
    failOn: failOnOf(flags),
    sources: flags.source,
    allowEmpty: flags.allowEmpty ?? false,
  }).finally(progress.clear);
  // Those that nospof.yaml names, too.
  await refuseOverwriting(
    filesWritten(targets),
    report.inputs.map(({ path }) => path),
  );
  if (report.verdict === 'rejected') host.reject();
  await deliverReport(report, targets, flags, host);
}
