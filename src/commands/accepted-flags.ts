import { dirname, join } from 'node:path';
import type { AcceptedOptions } from '../accepted-files.ts';
import { isDate } from '../input/declared/units.ts';
import { InputError } from '../input/error.ts';
import type { Host } from './host.ts';

/** Files that are read where they lie beside nospof.yaml, or in the working folder. */
export const WAIVERS_FILE = 'nospof-waivers.yaml';
export const BASELINE_FILE = 'nospof-baseline.json';

export const WAIVERS = `findings that are accepted for a time (default: ${WAIVERS_FILE}, if it exists)`;
export const BASELINE = `findings that do not fail, as nospof baseline recorded them (default: ${BASELINE_FILE}, if it exists)`;
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

/** What the options say, or what lies beside the configuration or in the working folder. */
export function acceptedOptions(flags: AcceptedFlags, config: string | undefined, { exists }: Host): AcceptedOptions {
  const beside = (name: string): string | undefined =>
    [join(dirname(config ?? ''), name), name].find((path) => exists(path));
  const { waivers = beside(WAIVERS_FILE), baseline = beside(BASELINE_FILE), inlineWaivers, asOf } = flags;
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
