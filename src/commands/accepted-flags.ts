import { dirname } from 'node:path';
import type { AcceptedOptions } from '../settings/accepted-files.ts';
import { isDate } from '../input/declared/units.ts';
import { InputError } from '../input/error.ts';
import type { FileFlags } from './files-read.ts';
import type { Host } from './host.ts';
import { type FileNames, nearestFile } from './nearest-file.ts';

/** Files that are read where they lie beside the nospof.yaml that is named, in the working folder, or above it in the repository. */
const WAIVERS_FILES: FileNames = ['nospof-waivers.yaml', 'nospof-waivers.yml'];
export const BASELINE_FILE = 'nospof-baseline.json';

export const WAIVERS = `findings that are accepted for a time (default: ${WAIVERS_FILES[0]}, found like nospof.yaml)`;
export const BASELINE = `findings that do not fail, as nospof baseline recorded them (default: ${BASELINE_FILE}, found like nospof.yaml)`;
export const NO_INLINE = 'ignore nospof:waive comments in the source files';
export const AS_OF = 'day to compare expiry dates with (default: today, UTC)';

export interface AcceptedFlags {
  readonly waivers?: string;
  /** `--no-inline-waivers` was not given. */
  readonly inlineWaivers: boolean;
  /** False for `--no-baseline`. */
  readonly baseline?: string | false;
  readonly asOf?: string;
}

/** What the options say, or what is found. */
export function acceptedOptions(flags: AcceptedFlags & Pick<FileFlags, 'config'>, host: Host): AcceptedOptions {
  const beside = flags.config === undefined ? undefined : dirname(flags.config);
  const { inlineWaivers, asOf } = flags;
  const waivers = flags.waivers ?? nearestFile(WAIVERS_FILES, '--waivers', host, beside);
  const baseline = flags.baseline ?? nearestFile([BASELINE_FILE], '--baseline', host, beside);
  return {
    waivers,
    waiversFound: flags.waivers === undefined,
    noInlineWaivers: !inlineWaivers,
    baseline: baseline === false ? undefined : baseline,
    baselineFound: flags.baseline === undefined,
    asOf,
  };
}

/** `--as-of 2026-09-01`. */
export function parseDay(text: string): string {
  if (isDate(text)) return text;
  throw new InputError(`--as-of ${text}: expected a date such as 2026-09-01`);
}

/** Files that accept findings, so that none of them is written over. */
export function filesAccepting({ waivers, baseline }: AcceptedOptions): readonly string[] {
  return [waivers, baseline].filter((path) => path !== undefined);
}
