import { InputError } from '../input/error.ts';
import { namedInput } from '../input/named-input.ts';
import type { Host } from './host.ts';

/** What names files among the options of a command. */
export interface FileFlags {
  readonly config?: string;
  readonly pack?: string;
  readonly testTier?: readonly string[];
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
  const config = flags.config ?? (host.exists('nospof.yaml') ? 'nospof.yaml' : undefined);
  const beside = [config, flags.pack, ...(flags.testTier ?? [])].filter((path) => path !== undefined);
  return { inputs, config, all: [...inputs.map((input) => namedInput(input).path), ...beside] };
}

function defaultInput({ exists }: Host): string {
  const found = ['cdktf.out', 'plan.json'].find(exists);
  if (found !== undefined) return found;
  throw new InputError(
    'nothing to check: no INPUT is given, and this folder contains neither cdktf.out nor plan.json (create one with terraform show -json PLAN > plan.json)',
  );
}
