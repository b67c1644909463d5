import { InputError } from '../input/error.ts';
import { didYouMean } from '../input/spelling.ts';
import type { RenderOptions } from '../report/render-options.ts';
import { formats, render } from '../report/reporters.ts';
import { columnsOf, type Host, UNKNOWN_WIDTH } from './host.ts';
import type { LangFlag } from './lang-flag.ts';
import type { ToldOnce } from './told-once.ts';

/** Where a report goes: standard output without `file`. */
export interface Target {
  readonly format: string;
  readonly file: string | undefined;
}

/** How a report is shown. */
export interface ShowFlags extends LangFlag {
  readonly verbose?: true;
  readonly quiet?: true;
  /** `--no-color` was not given. */
  readonly color: boolean;
}

/** Repeatable `--format FMT[=FILE]`. */
export function parseFormat(text: string, before: readonly Target[] = []): readonly Target[] {
  const [format = '', ...rest] = text.split('=');
  const file = rest.length === 0 ? undefined : rest.join('=');
  if (!formats.includes(format)) {
    throw new InputError(`--format ${format}: expected ${formats.join(', ')}${didYouMean(format, formats)}`);
  }
  if (file === '') throw new InputError(`--format ${text}: a file name is expected after the "="`);
  if (before.some((target) => target.file === file)) {
    throw new InputError(`--format ${text}: another report already goes to ${file ?? 'standard output'}`);
  }
  return [...before, { format, file }];
}

/** Reports in files stand beside the one on standard output: a run that says nothing leaves its reader guessing. */
export function withStandardOutput(targets: readonly Target[] = []): readonly Target[] {
  return targets.some(({ file }) => file === undefined) ? targets : [...targets, { format: 'text', file: undefined }];
}

/** The files that reports go to. */
export function filesWritten(targets: readonly Target[]): readonly string[] {
  return targets.flatMap(({ file }) => file ?? []);
}

/** Writes a report in each of its formats to where it goes, JSON in the language of programs. */
export async function deliverReport(
  told: ToldOnce,
  targets: readonly Target[],
  flags: ShowFlags,
  host: Host,
): Promise<void> {
  for (const { format, file } of targets) {
    const { words, report } = await told.in(told.languages[format === 'json' ? 'programs' : 'people']);
    const options = { words, ...shownOn(flags, file === undefined, host) };
    await host.deliver(await render(report, format, options), file, 'the report');
  }
}

function shownOn(flags: ShowFlags, isStandardOutput: boolean, host: Host): Omit<RenderOptions, 'words'> {
  return {
    colour: isStandardOutput && flags.color && host.colour,
    verbose: flags.verbose ?? false,
    quiet: flags.quiet ?? false,
    width: isStandardOutput ? columnsOf(host) : UNKNOWN_WIDTH,
    tableWidth: isStandardOutput ? (host.terminalColumns ?? Infinity) : Infinity,
  };
}
