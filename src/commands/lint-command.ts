import type { Command } from 'commander';
import { FAIL_ON } from './fail-on.ts';
import { INPUTS, LINT_HELP } from './help.ts';
import type { Host } from './host.ts';
import { judgeAndReport, type JudgingFlags, withJudgingOptions } from './judging-command.ts';

/** `nospof lint`: judges the inputs, and reports. */
export function addLintCommand(program: Command, host: Host): void {
  withLintOptions(program.command('lint').description('check a deployment plan; nospof INPUT does the same'))
    .addHelpText('after', LINT_HELP)
    .action((inputs: readonly string[], flags: JudgingFlags) => lintCommand(inputs, flags, host));
}

/** A command with the inputs and options of `lint`. */
export function withLintOptions(command: Command): Command {
  return withJudgingOptions(command.argument('[INPUT...]', INPUTS), {
    failOn: FAIL_ON,
    maxUnproven: 'reject if more findings are unproven',
    allowEmpty: 'accept an input that contains nothing to check',
    baseline: true,
  });
}

export async function lintCommand(inputs: readonly string[], flags: JudgingFlags, host: Host): Promise<void> {
  await judgeAndReport(inputs, flags, host, async (options) => {
    const { judgeDeployment } = await import('../lint.ts');
    return judgeDeployment(options);
  });
}
