import { Command } from 'commander';
import { sentence } from '../printable.ts';
import { version } from '../version.ts';
import { addBaselineCommand } from './baseline-command.ts';
import { addDiffCommand } from './diff-command.ts';
import { addExplainCommand } from './explain-command.ts';
import { addGraphCommand } from './graph-command.ts';
import { addFileCommand } from './file-command.ts';
import { HELP } from './help.ts';
import { addHelpCommand } from './help-command.ts';
import type { Host } from './host.ts';
import { addPoliciesCommand } from './policies-command.ts';
import { addReportCommand } from './report-command.ts';
import { addSimulateCommand } from './simulate-command.ts';
import { addInitCommand } from './init-command.ts';
import { addLintCommand } from './lint-command.ts';

/** In the order that the help lists them. */
const commands: readonly ((program: Command, host: Host) => void)[] = [
  addLintCommand,
  addGraphCommand,
  addExplainCommand,
  addPoliciesCommand,
  addInitCommand,
  addDiffCommand,
  addBaselineCommand,
  addSimulateCommand,
  addReportCommand,
  addHelpCommand,
  addFileCommand,
];

/** The whole command line; each command is a file of this folder. */
export function commandLine(host: Host): Command {
  const program = new Command('nospof')
    .description(
      'Reads a Terraform plan, simulates the failure of each component, and rejects the plan if a service would go down.',
    )
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .usage('[INPUT... | COMMAND] [options]')
    .exitOverride()
    .configureOutput({
      outputError: (text) => host.tell(sentence(text.trim().replace(/^error: /, ''))),
    })
    .addHelpText('after', HELP);
  for (const add of commands) add(program, host);
  return program;
}
