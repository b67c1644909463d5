import { type Command, Option } from 'commander';
import { refuseOverwriting } from '../input/same-file.ts';
import {
  type AcceptedFlags,
  acceptedOptions,
  AS_OF,
  filesAccepting,
  NO_INLINE,
  parseDay,
  WAIVERS,
} from './accepted-flags.ts';
import { FAIL_ON_CHANGE, failOnOf, type FailOnFlags, parseFailOn, parseMaxUnproven } from './fail-on.ts';
import { filesRead, type InputFlags, judging, repeated } from './files-read.ts';
import {
  ALLOW_PLUGINS,
  CONFIG,
  DIFF_HELP,
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
import {
  deliverReport,
  filesWritten,
  parseFormat,
  type ShowFlags,
  type Target,
  withStandardOutput,
} from './report-targets.ts';

interface DiffFlags extends InputFlags, Omit<AcceptedFlags, 'baseline'>, FailOnFlags, ShowFlags {
  readonly format?: readonly Target[];
  readonly source?: readonly string[];
  readonly allowEmpty?: true;
}

/** `nospof diff`: what is found before a change and after it, compared. */
export function addDiffCommand(program: Command, host: Host): void {
  program
    .command('diff')
    .description('compare two inputs: findings that the second one introduces, resolves, or has like the first')
    .argument(
      '<BASE>',
      'what was there before: plan JSON, state JSON, CDKTF output folder, or report saved as JSON; - for standard input',
    )
    .argument('<HEAD>', 'the same after the change')
    .option('--config <FILE>', CONFIG)
    .option('--format <FMT[=FILE]>', FORMATS, parseFormat)
    .option('--test-tier <FILE>', TEST_TIER, repeated)
    .option('--pack <PACK>', PACK)
    .option('--fail-on <WHAT>', FAIL_ON_CHANGE, parseFailOn)
    .option('--max-unproven <N>', 'reject if more findings of HEAD are unproven', parseMaxUnproven)
    .option('--waivers <FILE>', WAIVERS)
    .option('--no-inline-waivers', NO_INLINE)
    .option('--as-of <DATE>', AS_OF, parseDay)
    .option('--source <DIR>', SOURCE, repeated)
    .option('--partial', PARTIAL)
    .option('--verbose', VERBOSE)
    .addOption(new Option('--quiet', QUIET).conflicts('verbose'))
    .option('--allow-empty', 'accept a HEAD that contains nothing to check')
    .option('--allow-errored', 'check a plan that is errored or incomplete')
    .option('--allow-outside', OUTSIDE)
    .option('--allow-plugins', ALLOW_PLUGINS)
    .option('--no-plugins', NO_PLUGINS)
    .option('--no-color', NO_COLOUR)
    .addHelpText('after', DIFF_HELP)
    .action((base: string, head: string, flags: DiffFlags) => diffCommand(base, head, flags, host));
}

async function diffCommand(base: string, head: string, flags: DiffFlags, host: Host): Promise<void> {
  const targets = withStandardOutput(flags.format);
  const read = filesRead([base, head], flags, host);
  const { baseline: _baseline, ...accepted } = acceptedOptions({ ...flags, baseline: false }, host);
  await refuseOverwriting(filesWritten(targets), [...read.all, ...filesAccepting(accepted)]);
  const progress = host.startProgress();
  const { compare } = await import('../compare.ts');
  const { inputs: _inputs, ...judgedBy } = judging(read, flags, host, progress);
  const report = await compare({
    ...judgedBy,
    ...accepted,
    base,
    head,
    failOn: failOnOf({ failOn: ONLY_NEW, ...flags }),
    sources: flags.source,
    allowEmpty: flags.allowEmpty ?? false,
    forInputs: forInputs(flags),
  }).finally(progress.clear);
  await refuseOverwriting(
    filesWritten(targets),
    report.inputs.map(({ path }) => path),
  );
  if (report.verdict === 'rejected') host.reject();
  await deliverReport(report, targets, flags, host);
}

const ONLY_NEW = parseFailOn('new');

/** What was given and changes nothing in a report that is saved. */
function forInputs(flags: DiffFlags): readonly string[] {
  const given: Readonly<Record<string, unknown>> = {
    '--config': flags.config,
    '--test-tier': flags.testTier,
    '--pack': flags.pack,
    '--waivers': flags.waivers,
    '--no-inline-waivers': flags.inlineWaivers ? undefined : true,
    '--as-of': flags.asOf,
    '--source': flags.source,
    '--partial': flags.partial,
    '--allow-empty': flags.allowEmpty,
    '--allow-errored': flags.allowErrored,
    '--allow-outside': flags.allowOutside,
    '--allow-plugins': flags.allowPlugins,
    '--no-plugins': flags.plugins === false ? true : undefined,
  };
  return Object.keys(given).filter((name) => given[name] !== undefined);
}
