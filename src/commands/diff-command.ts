import type { Command } from 'commander';
import { FAIL_ON_CHANGE, parseFailOn } from './fail-on.ts';
import { DIFF_HELP } from './help.ts';
import type { Host } from './host.ts';
import { judgeAndReport, type JudgingFlags, withJudgingOptions } from './judging-command.ts';

/** `nospof diff`: what is found before a change and after it, compared. */
export function addDiffCommand(program: Command, host: Host): void {
  const command = program
    .command('diff')
    .description('compare two inputs: findings that the second one introduces, resolves, or has like the first')
    .argument(
      '<BASE>',
      'what was there before: plan JSON, state JSON, CDKTF output folder, or report saved as JSON; - for standard input',
    )
    .argument('<HEAD>', 'the same after the change');
  withJudgingOptions(command, {
    failOn: FAIL_ON_CHANGE,
    maxUnproven: 'reject if more findings of HEAD are unproven',
    allowEmpty: 'accept a HEAD that contains nothing to check',
    baseline: false,
  })
    .addHelpText('after', DIFF_HELP)
    .action((base: string, head: string, flags: JudgingFlags) => diffCommand(base, head, flags, host));
}

async function diffCommand(base: string, head: string, flags: JudgingFlags, host: Host): Promise<void> {
  // BASE takes the place of a baseline.
  const told: JudgingFlags = { failOn: ONLY_NEW, ...flags, baseline: false };
  await judgeAndReport([base, head], told, host, async ({ inputs: _inputs, ...options }) => {
    const { judgeChange } = await import('../tasks/compare.ts');
    return judgeChange({ ...options, base, head, forInputs: forInputs(flags) });
  });
}

const ONLY_NEW = parseFailOn('new');

/** What was given and changes nothing in a report that is saved. */
function forInputs(flags: JudgingFlags): readonly string[] {
  const given: Readonly<Record<string, unknown>> = {
    '--config': flags.config,
    '--test-tier': flags.testTier,
    '--pack': flags.pack,
    '--waivers': flags.waivers,
    '--no-inline-waivers': flags.inlineWaivers ? undefined : true,
    '--as-of': flags.asOf,
    '--source': flags.source,
    '--partial': flags.partial,
    '--allow-empty': flags.allowEmpty,
    '--allow-errored': flags.allowErrored,
    '--allow-outside': flags.allowOutside,
    '--allow-plugins': flags.allowPlugins,
    '--no-plugins': flags.plugins === false ? true : undefined,
  };
  return Object.keys(given).filter((name) => given[name] !== undefined);
}
