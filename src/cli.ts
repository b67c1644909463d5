#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Command, CommanderError, Option } from 'commander';
import { CONFIG, GRAPH_HELP, HELP, INPUTS, LINT_HELP, OUTSIDE, PARTIAL } from './help.ts';
import { InputError } from './input/error.ts';
import { namedInput } from './input/named-input.ts';
import { refuseOverwriting } from './input/same-file.ts';
import { didYouMean } from './input/spelling.ts';
import { pictureFormats } from './picture/renderers.ts';
import type { DrawnTier } from './picture/selection.ts';
import type { FailOn } from './judge/verdict.ts';
import { output, type Output, printable, sentence } from './printable.ts';
import type { RenderOptions } from './report/render-options.ts';
import { formats, render } from './report/reporters.ts';
import type { Words } from './report/words/words.ts';
import { version } from './version.ts';

/** 0 accepted, 1 rejected, 2 could not judge. Never a count: 256 findings would be exit code 0. */
const REJECTED = 1;
const NOT_JUDGED = 2;

interface LintFlags {
  readonly config?: string;
  readonly format?: readonly Target[];
  readonly pack?: string;
  readonly testTier?: readonly string[];
  readonly failOn?: FailOn;
  readonly maxUnproven?: number;
  readonly partial?: true;
  readonly verbose?: true;
  readonly quiet?: true;
  readonly allowEmpty?: true;
  readonly allowErrored?: true;
  readonly allowOutside?: true;
  readonly color: boolean;
}

const tiers: readonly DrawnTier[] = ['production', 'test', 'all'];

/** Where a report goes: standard output without `file`. */
interface Target {
  readonly format: string;
  readonly file: string | undefined;
}

async function lintCommand(inputs: readonly string[], flags: LintFlags): Promise<void> {
  const targets = withStandardOutput(flags.format ?? []);
  const read = filesRead(inputs, flags);
  const outputs = targets.flatMap(({ file }) => file ?? []);
  await refuseOverwriting(outputs, read.all);
  const progress = startProgress();
  const { lint } = await import('./lint.ts');
  const report = await lint({
    inputs: read.inputs,
    config: read.config,
    found: flags.config === undefined,
    pack: flags.pack,
    testTier: flags.testTier,
    failOn: failOnOf(flags),
    partial: flags.partial ?? false,
    allowEmpty: flags.allowEmpty ?? false,
    allowErrored: flags.allowErrored ?? false,
    allowOutside: flags.allowOutside ?? false,
    stdin: readStandardInput,
    progress: progress.show,
  }).finally(progress.clear);
  // Those that nospof.yaml names, too.
  await refuseOverwriting(
    outputs,
    report.inputs.map(({ path }) => path),
  );
  if (report.verdict === 'rejected') process.exitCode = REJECTED;
  for (const { format, file } of targets) {
    const options = { words: await words(), ...shownOn(flags, file === undefined) };
    const text = await render(report, format, options);
    await write(text, file, 'the report');
  }
}

/** The language of the output; loaded where there is something to say. */
async function words(): Promise<Words> {
  return (await import('./report/words/en.ts')).english;
}

interface GraphFlags {
  readonly config?: string;
  readonly format: string;
  readonly output?: string;
  readonly tier?: DrawnTier;
  readonly service?: string;
  readonly partial?: true;
  readonly allowErrored?: true;
  readonly allowOutside?: true;
}

async function graphCommand(inputs: readonly string[], flags: GraphFlags): Promise<void> {
  const read = filesRead(inputs, flags);
  await refuseOverwriting(flags.output === undefined ? [] : [flags.output], read.all);
  const progress = startProgress();
  const { draw } = await import('./draw.ts');
  const picture = await draw({
    inputs: read.inputs,
    config: read.config,
    format: flags.format,
    tier: flags.tier,
    service: flags.service,
    partial: flags.partial ?? false,
    allowErrored: flags.allowErrored ?? false,
    allowOutside: flags.allowOutside ?? false,
    stdin: readStandardInput,
    progress: progress.show,
  }).finally(progress.clear);
  await write(picture, flags.output, 'the picture');
}

async function explainCommand(id: string | undefined): Promise<void> {
  const { explain } = await import('./explain.ts');
  const colour = wantsColour(process.env, process.stdout.isTTY);
  await write(await explain(id, { words: await words(), colour, width: columns() }), undefined, 'the explanation');
}

/** What a command reads, with what it takes where nothing is said. */
function filesRead(
  given: readonly string[],
  flags: { readonly config?: string; readonly pack?: string; readonly testTier?: readonly string[] },
): { readonly inputs: readonly string[]; readonly config: string | undefined; readonly all: readonly string[] } {
  const inputs = given.length > 0 ? given : [defaultInput()];
  const config = flags.config ?? (existsSync('nospof.yaml') ? 'nospof.yaml' : undefined);
  const beside = [config, flags.pack, ...(flags.testTier ?? [])].filter((path) => path !== undefined);
  return { inputs, config, all: [...inputs.map((input) => namedInput(input).path), ...beside] };
}

function defaultInput(): string {
  const found = ['cdktf.out', 'plan.json'].find((name) => existsSync(name));
  if (found !== undefined) return found;
  throw new InputError(
    'nothing to check: no INPUT is given, and this folder contains neither cdktf.out nor plan.json (create one with terraform show -json PLAN > plan.json)',
  );
}

const failOnNames = ['error', 'warning', 'unproven', 'new'];

/** `--fail-on new,warning`: what makes a run fail, in any order. */
function parseFailOn(text: string): FailOn {
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    if (failOnNames.includes(name)) continue;
    throw new InputError(
      `--fail-on ${text}: expected ${failOnNames.join(', ')}, or some of them with commas${didYouMean(name, failOnNames)}`,
    );
  }
  return {
    severity: names.includes('warning') ? 'warning' : 'error',
    unproven: names.includes('unproven'),
    newOnly: names.includes('new'),
    maxUnproven: Infinity,
  };
}

function parseNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InputError(`--max-unproven ${text}: expected a number of findings, such as 5`);
}

function failOnOf({ failOn, maxUnproven = Infinity }: LintFlags): FailOn {
  return { severity: 'error', unproven: false, newOnly: false, ...failOn, maxUnproven };
}

/** Repeatable `--format FMT[=FILE]`. */
function parseFormat(text: string, before: readonly Target[] = []): readonly Target[] {
  const [format = '', ...rest] = text.split('=');
  const file = rest.length === 0 ? undefined : rest.join('=');
  if (!formats.includes(format)) {
    throw new InputError(`--format ${format}: expected ${formats.join(' or ')}${didYouMean(format, formats)}`);
  }
  if (file === '') throw new InputError(`--format ${text}: a file name is expected after the "="`);
  if (before.some((target) => target.file === file)) {
    throw new InputError(`--format ${text}: another report already goes to ${file ?? 'standard output'}`);
  }
  return [...before, { format, file }];
}

function parsePictureFormat(text: string): string {
  if (pictureFormats.includes(text)) return text;
  throw new InputError(`--format ${text}: expected ${pictureFormats.join(' or ')}${didYouMean(text, pictureFormats)}`);
}

function parseTier(text: string): DrawnTier {
  const found = tiers.find((tier) => tier === text);
  if (found !== undefined) return found;
  throw new InputError(`--tier ${text}: expected ${tiers.join(', ')}${didYouMean(text, tiers)}`);
}

/** Reports in files stand beside the one on standard output: a run that says nothing leaves its reader guessing. */
function withStandardOutput(targets: readonly Target[]): readonly Target[] {
  return targets.some((target) => target.file === undefined)
    ? targets
    : [...targets, { format: 'text', file: undefined }];
}

function shownOn(flags: LintFlags, isStandardOutput: boolean): Omit<RenderOptions, 'words'> {
  return {
    colour: isStandardOutput && flags.color && wantsColour(process.env, process.stdout.isTTY),
    verbose: flags.verbose ?? false,
    quiet: flags.quiet ?? false,
    width: isStandardOutput ? columns() : UNKNOWN_WIDTH,
    tableWidth: isStandardOutput ? (terminalColumns() ?? Infinity) : Infinity,
  };
}

/** Columns for text where there is no terminal. */
const UNKNOWN_WIDTH = 100;

/** The terminal's width within what reads well. */
function columns(): number {
  return Math.max(60, Math.min(120, terminalColumns() ?? UNKNOWN_WIDTH));
}

/** Undefined without a terminal, and for one that says it has no columns, as some in containers and CI do. */
function terminalColumns(): number | undefined {
  return process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : undefined;
}

/**
 * NO_COLOR (no-color.org) wins over FORCE_COLOR, which wins over what the output is.
 * @param terminal `isTTY`, which Node leaves undefined on a pipe whatever its types say
 */
function wantsColour(env: NodeJS.ProcessEnv, terminal: boolean | undefined): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return terminal === true && env['TERM'] !== 'dumb';
}

/**
 * Writes all of an output, to standard output without `file`. What did not get through as a whole accepts nothing; a rejection
 * stands though its reader went away (`nospof lint | head`).
 */
async function write(text: Output, file: string | undefined, what: string): Promise<void> {
  try {
    await (file === undefined ? writeStandardOutput(text) : writeFile(file, text));
  } catch (error) {
    if (reason(error) === 'EPIPE' && process.exitCode === REJECTED) return;
    const place = file === undefined ? ['standard output', ''] : [file, ' to this file'];
    throw new InputError(`${place[0]}: cannot write ${what}${place[1]} (${reason(error)})`, { cause: error });
  }
}

function writeStandardOutput(text: Output): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** One line on standard error. */
function tell(text: string): void {
  process.stderr.write(output(`nospof: ${text}\n`));
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of process.stdin) chunks.push(chunk);
  } catch (error) {
    throw new InputError(`standard input: cannot be read (${reason(error)})`, { cause: error });
  }
  return Buffer.concat(chunks);
}

/** Says on a terminal what is being done, once a run takes longer than a second. */
function startProgress(): { show: (stage: string) => void; clear: () => void } {
  const begin = performance.now();
  let shown = false;
  return {
    show(stage) {
      if (!process.stderr.isTTY || performance.now() - begin < 1000) return;
      shown = true;
      process.stderr.write(output(`\r\u001b[Knospof: ${stage} …`));
    },
    clear() {
      if (shown) process.stderr.write(output('\r\u001b[K'));
    },
  };
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** One line on standard error. A stack trace is for those who mend nospof. */
function fail(error: unknown): void {
  process.exitCode = NOT_JUDGED;
  if (error instanceof CommanderError) {
    // Help and version are thrown too; usage errors are printed by commander.
    process.exitCode = error.exitCode === 0 ? 0 : NOT_JUDGED;
  } else if (error instanceof InputError) {
    tell(error.message);
  } else {
    const message = error instanceof Error ? error.message : String(error);
    tell(`${sentence(message)} (this is a bug in nospof; set NOSPOF_DEBUG=1 to see where)`);
    if (process.env['NOSPOF_DEBUG'] === '1' && error instanceof Error) {
      process.stderr.write(
        output(
          (error.stack ?? '')
            .split('\n')
            .map((line) => `${printable(line)}\n`)
            .join(''),
        ),
      );
    }
  }
}

function commandLine(): Command {
  const program = new Command('nospof')
    .description(
      'Reads a Terraform plan, simulates the failure of each component, and rejects the plan if a service would go down.',
    )
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({
      outputError: (text) => tell(sentence(text.trim().replace(/^error: /, ''))),
    })
    .addHelpText('after', HELP);
  program
    .command('lint')
    .description('check a deployment plan')
    .argument('[INPUT...]', INPUTS)
    .option('--config <FILE>', CONFIG)
    .option(
      '--format <FMT[=FILE]>',
      `report format (${formats.join(' or ')}), optionally written to FILE; repeatable (default: text)`,
      parseFormat,
    )
    .option(
      '--test-tier <FILE>',
      'plan of the test environment, if it is not among the inputs; repeatable',
      (file: string, before: readonly string[] | undefined) => [...(before ?? []), file],
    )
    .option('--pack <PACK>', 'policy pack: recommended, strict, or the path of your own pack')
    .option(
      '--fail-on <WHAT>',
      'what rejects: error, warning, unproven or new (only what the plan introduces), or several with commas (default: error)',
      parseFailOn,
    )
    .option('--max-unproven <N>', 'reject if more findings are unproven', parseNumber)
    .option('--partial', PARTIAL)
    .option('--verbose', 'show complete chains, and every finding separately')
    .addOption(new Option('--quiet', 'show only the verdict and the errors, one line each').conflicts('verbose'))
    .option('--allow-empty', 'accept an input that contains nothing to check')
    .option('--allow-errored', 'check a plan that is errored or incomplete')
    .option('--allow-outside', OUTSIDE)
    .option('--no-color', 'disable colours (same as NO_COLOR=1)')
    .addHelpText('after', LINT_HELP)
    .action(lintCommand);
  program
    .command('graph')
    .description('draw the network of a deployment plan, with single points of failure in red')
    .argument('[INPUT...]', INPUTS)
    .option('--config <FILE>', CONFIG)
    .option('--format <FMT>', `picture format: ${pictureFormats.join(' or ')}`, parsePictureFormat, 'svg')
    .option('-o, --output <FILE>', 'write to FILE (default: standard output)')
    .option(
      '--tier <TIER>',
      'services to draw: production, test or all (default: production, or all if there is only one tier)',
      parseTier,
    )
    .option('--service <NAME>', 'draw only this service and its dependencies')
    .option('--partial', PARTIAL)
    .option('--allow-errored', 'draw a plan that is errored or incomplete')
    .option('--allow-outside', OUTSIDE)
    .addHelpText('after', GRAPH_HELP)
    .action(graphCommand);
  program
    .command('explain')
    .description('explain a policy: what it detects, why, and how to fix it')
    .argument('[ID]', 'policy id (default: list all policies)')
    .action(explainCommand);
  return program;
}

for (const stream of [process.stdout, process.stderr]) {
  // What was written says so itself; where standard error is gone, the exit code is all there is left.
  stream.on('error', () => {});
}

try {
  await commandLine().parseAsync();
} catch (error) {
  fail(error);
}
