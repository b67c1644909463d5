import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { refuseOverwriting } from '../input/same-file.ts';
import {
  type AcceptedFlags,
  acceptedOptions,
  AS_OF,
  BASELINE_FILE,
  filesAccepting,
  NO_INLINE,
  parseDay,
  WAIVERS,
} from './accepted-flags.ts';
import { filesRead, type InputFlags, judging, repeated } from './files-read.ts';
import {
  ALLOW_PLUGINS,
  BASELINE_HELP,
  CONFIG,
  INPUTS,
  NO_PLUGINS,
  OUTSIDE,
  PACK,
  PARTIAL,
  SOURCE,
  TEST_TIER,
} from './help.ts';
import type { Host } from './host.ts';
import { LANG, parseLang } from './lang-flag.ts';

interface BaselineFlags extends InputFlags, AcceptedFlags {
  readonly output?: string;
  readonly source?: readonly string[];
  readonly allowEmpty?: true;
}

/** `nospof baseline`: records what is found today, so that only what is new fails. */
export function addBaselineCommand(program: Command, host: Host): void {
  program
    .command('baseline')
    .description('record the findings of today: from then on only new ones fail')
    .argument('[INPUT...]', INPUTS)
    .option('--config <FILE>', CONFIG)
    .option(
      '-o, --output <FILE>',
      `write to FILE (default: the ${BASELINE_FILE} that nospof lint reads, else a new one beside nospof.yaml or in this folder)`,
    )
    .option('--lang <LANG>', LANG, parseLang)
    .option('--test-tier <FILE>', TEST_TIER, repeated)
    .option('--pack <PACK>', PACK)
    .option('--waivers <FILE>', WAIVERS)
    .option('--no-inline-waivers', NO_INLINE)
    .option('--as-of <DATE>', AS_OF, parseDay)
    .option('--source <DIR>', SOURCE, repeated)
    .option('--partial', PARTIAL)
    .option('--allow-empty', 'accept an input that contains nothing to check')
    .option('--allow-errored', 'check a plan that is errored or incomplete')
    .option('--allow-outside', OUTSIDE)
    .option('--allow-plugins', ALLOW_PLUGINS)
    .option('--no-plugins', NO_PLUGINS)
    .addHelpText('after', BASELINE_HELP)
    .action((inputs: readonly string[], flags: BaselineFlags) => baselineCommand(inputs, flags, host));
}

async function baselineCommand(inputs: readonly string[], flags: BaselineFlags, host: Host): Promise<void> {
  const read = filesRead(inputs, flags, host);
  const { baseline: found, ...accepted } = acceptedOptions(flags, host);
  const file = flags.output ?? found ?? join(dirname(read.config ?? ''), BASELINE_FILE);
  await refuseOverwriting([file], [...read.all, ...filesAccepting(accepted)]);
  const progress = host.startProgress();
  const { recordBaseline } = await import('../tasks/record-baseline.ts');
  const { text, findings, left, words } = await recordBaseline({
    ...judging(read, flags, host, progress),
    ...accepted,
    sources: flags.source,
    allowEmpty: flags.allowEmpty ?? false,
  }).finally(progress.clear);
  await host.deliver(text, file, 'the baseline');
  const { count, report } = words;
  host.tell(report.baseline.recorded(count.finding(findings), file, left));
}
