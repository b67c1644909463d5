import type { Command } from 'commander';
import { InputError } from '../input/error.ts';
import { namedInput } from '../input/named-input.ts';
import { didYouMean } from '../input/spelling.ts';
import { findInput } from './files-read.ts';
import { namesOf } from './help-command.ts';
import type { Host } from './host.ts';
import type { JudgingFlags } from './judging-command.ts';
import { lintCommand, withLintOptions } from './lint-command.ts';

/** `nospof FILE`, `nospof DIR` and `… | nospof`: what is no other command is checked. */
export function addFileCommand(program: Command, host: Host): void {
  const command = program.command('check', { isDefault: true, hidden: true });
  withLintOptions(command).action((inputs: readonly string[], flags: JudgingFlags) =>
    checkInputs(program, inputs, flags, host),
  );
}

async function checkInputs(
  program: Command,
  inputs: readonly string[],
  flags: JudgingFlags,
  host: Host,
): Promise<void> {
  const [first] = inputs;
  if (first !== undefined) {
    refuseStray(program, first, host);
    return lintCommand(inputs, flags, host);
  }
  // Nothing else was said than what is piped.
  const found = host.isPiped() ? '-' : findInput(host);
  if (found === undefined) program.help({ error: true });
  return lintCommand([found], flags, host);
}

/** A word that may be meant as a command is no path that is not there. */
function refuseStray(program: Command, word: string, { exists }: Host): void {
  const { path } = namedInput(word);
  if (path !== word || exists(word) || !/^[a-z][a-z-]*$/i.test(word)) return;
  const names = namesOf(program);
  if (names.includes(word)) throw new InputError(`options stand behind the command: nospof ${word} --option`);
  const hint = didYouMean(word, names);
  const next = hint === '' ? '; nospof help lists the commands, and nospof FILE checks a plan' : hint;
  throw new InputError(`${word}: is neither a command nor a file or folder here${next}`);
}
