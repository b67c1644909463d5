import type { Command } from 'commander';
import type { Mode } from '../network/network.ts';
import { output } from '../printable.ts';
import { filesRead, type InputFlags, judging, repeated } from './files-read.ts';
import { ALLOW_PLUGINS, CONFIG, INPUTS, NO_COLOUR, NO_PLUGINS, OUTSIDE, PARTIAL, SIMULATE_HELP } from './help.ts';
import { columnsOf, type Host } from './host.ts';
import { LANG, parseLang } from './lang-flag.ts';
import { oneOf } from './one-of.ts';
import { wordsIn } from '../settings/words-in.ts';

interface SimulateFlags extends InputFlags {
  readonly fail: string;
  readonly and?: readonly string[];
  readonly mode?: Mode;
  readonly format: string;
  readonly verbose?: true;
  readonly color: boolean;
}

/** `nospof simulate`: fails what is asked for, and says what stops. */
export function addSimulateCommand(program: Command, host: Host): void {
  program
    .command('simulate')
    .description('fail components of your choice, and show which services go down, for how long, and why')
    .argument('[INPUT...]', INPUTS)
    .requiredOption(
      '--fail <KEY=VALUE,...>',
      'what fails: role, type, address, tier, stack, zone, region, site or another failure domain; * stands for any text',
    )
    .option('--and <KEY=VALUE,...>', 'what fails at the same time; repeatable', repeated)
    .option(
      '--mode <MODE>',
      'down, or degraded: the component still answers, but badly (default: down)',
      oneOf<Mode>('--mode', ['down', 'degraded']),
    )
    .option('--config <FILE>', CONFIG)
    .option('--lang <LANG>', LANG, parseLang)
    .option('--format <FMT>', 'text or json', oneOf('--format', ['text', 'json']), 'text')
    .option('--partial', PARTIAL)
    .option('--verbose', 'list everything that fails and holds')
    .option('--allow-errored', 'check a plan that is errored or incomplete')
    .option('--allow-outside', OUTSIDE)
    .option('--allow-plugins', ALLOW_PLUGINS)
    .option('--no-plugins', NO_PLUGINS)
    .option('--no-color', NO_COLOUR)
    .addHelpText('after', SIMULATE_HELP)
    .action((inputs: readonly string[], flags: SimulateFlags) => simulateCommand(inputs, flags, host));
}

async function simulateCommand(inputs: readonly string[], flags: SimulateFlags, host: Host): Promise<void> {
  const read = filesRead(inputs, flags, host);
  const progress = host.startProgress();
  const { simulate } = await import('../tasks/simulate-failure.ts');
  const { languages, toldIn } = await simulate({
    ...judging(read, flags, host, progress),
    fail: [flags.fail, ...(flags.and ?? [])],
    mode: flags.mode ?? 'down',
  }).finally(progress.clear);
  const words = await wordsIn(languages[flags.format === 'json' ? 'programs' : 'people']);
  const simulation = toldIn(words);
  if (flags.format === 'json') {
    return host.deliver(output(`${JSON.stringify(simulation, null, 2)}\n`), undefined, 'the simulation');
  }
  const { renderSimulation } = await import('../report/simulation-text.ts');
  const options = {
    words,
    colour: flags.color && host.colour,
    verbose: flags.verbose ?? false,
    quiet: false,
    width: columnsOf(host),
    tableWidth: Infinity,
  };
  await host.deliver(renderSimulation(simulation, options), undefined, 'the simulation');
}
