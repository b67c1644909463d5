import type { Command } from 'commander';
import { InputError } from '../input/error.ts';
import { refuseOverwriting } from '../input/same-file.ts';
import { filesRead, findInput, type InputFlags, judging, repeated } from './files-read.ts';
import { INIT_HELP, INPUTS, PARTIAL, TEST_TIER } from './help.ts';
import type { Host } from './host.ts';
import { parseLang } from './lang-flag.ts';
import { wordsIn } from '../settings/words-in.ts';

interface InitFlags extends Pick<InputFlags, 'testTier' | 'partial' | 'allowErrored' | 'lang'> {
  readonly output: string;
  readonly force?: true;
}

const DEFAULT = 'nospof.yaml';

/** `nospof init`: writes a first nospof.yaml, from what the inputs say. */
export function addInitCommand(program: Command, host: Host): void {
  program
    .command('init')
    .description('write a first nospof.yaml: what was found in the inputs, and what to decide')
    .argument('[INPUT...]', INPUTS)
    .option('-o, --output <FILE>', 'write to FILE; - is standard output', DEFAULT)
    .option('--lang <LANG>', 'language of the comments: en or ko (default: that of the terminal)', parseLang)
    .option('--force', 'write over a file that exists')
    .option('--test-tier <FILE>', TEST_TIER, repeated)
    .option('--partial', PARTIAL)
    .option('--allow-errored', 'read a plan that is errored or incomplete')
    .addHelpText('after', INIT_HELP)
    .action((inputs: readonly string[], flags: InitFlags) => initCommand(inputs, flags, host));
}

async function initCommand(given: readonly string[], flags: InitFlags, host: Host): Promise<void> {
  if (given.length === 0 && findInput(host) === undefined) {
    throw new InputError(
      'there is no plan to read: make one with "terraform plan -out plan && terraform show -json plan > plan.json" (CDKTF: "cdktf synth"), and run nospof init again',
    );
  }
  const file = flags.output === '-' ? undefined : flags.output;
  // A nospof.yaml that is there is not read: it is what is written over, if at all.
  const { inputs, all, config } = filesRead(given, flags, host);
  const there = file !== undefined && host.exists(file) ? file : flags.output === DEFAULT ? config : undefined;
  if (there !== undefined && flags.force !== true) {
    const how = `use --force to write ${there === file ? 'over it' : `${DEFAULT} here`}, or -o FILE to write to another file`;
    throw new InputError(`${there}: exists already; ${how}`);
  }
  await refuseOverwriting(
    file === undefined ? [] : [file],
    all.filter((path) => path !== config),
  );
  const progress = host.startProgress();
  const { initialFacts } = await import('../tasks/initial-facts.ts');
  const words = await wordsIn(flags.lang ?? host.language);
  const facts = await initialFacts(judging({ inputs, all, config: undefined }, flags, host, progress), words).finally(
    progress.clear,
  );
  const { initialConfig } = await import('../report/initial-config.ts');
  await host.deliver(initialConfig(facts, words.init), file, 'the configuration');
  if (file !== undefined) host.tell(words.init.written(file, facts.services.length));
}
