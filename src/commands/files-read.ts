import { InputError } from '../input/error.ts';
import { namedInput } from '../input/named-input.ts';
import type { Host, Progress } from './host.ts';
import type { LangFlag } from './lang-flag.ts';
import { nearestFile } from './nearest-file.ts';
import type { PipelineOptions } from '../pipeline.ts';

/** What names files among the options of a command. */
export interface FileFlags {
  readonly config?: string;
  readonly pack?: string;
  readonly testTier?: readonly string[];
}

/** What is said of the inputs, to every command that judges them. */
export interface InputFlags extends FileFlags, LangFlag {
  readonly partial?: true;
  readonly allowErrored?: true;
  readonly allowOutside?: true;
  readonly allowPlugins?: true;
  /** False where plugins are left out; commander says true unless so. */
  readonly plugins?: boolean;
}

export interface FilesRead {
  readonly inputs: readonly string[];
  readonly config: string | undefined;
  /** Every file that was named or is found, so that none of them is written over. */
  readonly all: readonly string[];
}

/** What a command reads, with what it takes where nothing is said. */
export function filesRead(given: readonly string[], flags: FileFlags, host: Host): FilesRead {
  const inputs = given.length > 0 ? given : [defaultInput(host)];
  const config = configRead(flags, host);
  const beside = [config, flags.pack, ...(flags.testTier ?? [])].filter((path) => path !== undefined);
  return { inputs, config, all: [...inputs.map((input) => namedInput(input).path), ...beside] };
}

/** The configuration that is named, or that is found. */
export function configRead({ config }: Pick<FileFlags, 'config'>, host: Host): string | undefined {
  return config ?? nearestFile(['nospof.yaml', 'nospof.yml'], '--config', host);
}

/** Of a repeatable option all that is given, in order. */
export function repeated(one: string, before: readonly string[] = []): readonly string[] {
  return [...before, one];
}

/** How the inputs are to be judged, by the options that every command has. */
export function judging(
  read: FilesRead,
  flags: InputFlags,
  { stdin, language }: Host,
  { show }: Progress,
): PipelineOptions {
  return {
    inputs: read.inputs,
    config: read.config,
    found: flags.config === undefined,
    pack: flags.pack,
    testTier: flags.testTier,
    partial: flags.partial ?? false,
    allowErrored: flags.allowErrored ?? false,
    allowOutside: flags.allowOutside ?? false,
    plugins: flags.plugins === false ? 'left-out' : flags.allowPlugins ? 'run' : undefined,
    lang: flags.lang,
    terminalLang: language,
    stdin,
    progress: show,
  };
}

/** The input that is read where none is given: undefined where there is none in this folder. */
export function findInput({ exists }: Host): string | undefined {
  return ['cdktf.out', 'plan.json'].find(exists);
}

/** A CI service may give a pipe to every command, so what is piped is read where there is nothing else. */
function defaultInput(host: Host): string {
  const found = findInput(host) ?? (host.isPiped() ? '-' : undefined);
  if (found !== undefined) return found;
  throw new InputError(
    'nothing to check: no INPUT is given, and this folder contains neither cdktf.out nor plan.json (create one with terraform show -json PLAN > plan.json)',
  );
}
