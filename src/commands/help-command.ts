import type { Command } from 'commander';
import { InputError } from '../input/error.ts';
import { didYouMean } from '../input/spelling.ts';

/** `nospof help [COMMAND]`: the same as `nospof COMMAND --help`. */
export function addHelpCommand(program: Command): void {
  program
    .command('help')
    .description('print the help of a command')
    .argument('[COMMAND]')
    .action((name: string | undefined) => {
      const found = name === undefined ? program : commandsOf(program).find((command) => command.name() === name);
      if (found === undefined) {
        const names = namesOf(program);
        throw new InputError(
          `unknown command "${name}", expected one of ${names.join(', ')}${didYouMean(name ?? '', names)}`,
        );
      }
      found.outputHelp();
    });
}

/** The commands that the help lists. */
function commandsOf(program: Command): readonly Command[] {
  return program.createHelp().visibleCommands(program);
}

export function namesOf(program: Command): readonly string[] {
  return commandsOf(program).map((command) => command.name());
}
