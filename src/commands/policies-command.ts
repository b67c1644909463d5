import type { Command } from 'commander';
import type { ListedBy } from '../tasks/list-policies.ts';
import { output } from '../printable.ts';
import { configRead, repeated } from './files-read.ts';
import { CONFIG, OUTSIDE, PACK, POLICIES_HELP } from './help.ts';
import { columnsOf, type Host } from './host.ts';
import { oneOf } from './one-of.ts';
import { loadWords } from './report-targets.ts';

interface PoliciesFlags {
  readonly by?: ListedBy;
  readonly control?: readonly string[];
  readonly incident?: readonly string[];
  readonly config?: string;
  readonly pack?: string;
  readonly allowOutside?: true;
  readonly format: 'text' | 'json';
  readonly color: boolean;
}

/** `nospof policies`: lists the policies, by what they are for. */
export function addPoliciesCommand(program: Command, host: Host): void {
  program
    .command('policies')
    .description('list the policies, by pack, control or incident')
    .option('--by <WHAT>', 'group by pack, control or incident', oneOf('--by', ['pack', 'control', 'incident']))
    .option(
      '--control <CONTROL>',
      'only policies that support this control: NIST-800-53:CP-8(2), CP-8 with its enhancements, or a whole standard; repeatable',
      repeated,
    )
    .option(
      '--incident <INCIDENT>',
      'only policies that are based on this incident: its name, the beginning of it, or the number of its replay; repeatable',
      repeated,
    )
    .option('--config <FILE>', CONFIG)
    .option('--pack <PACK>', PACK)
    .option('--format <FMT>', 'text or json', oneOf('--format', ['text', 'json']), 'text')
    .option('--allow-outside', OUTSIDE)
    .option('--no-color', 'disable colours (same as NO_COLOR=1)')
    .addHelpText('after', POLICIES_HELP)
    .action((flags: PoliciesFlags) => policiesCommand(flags, host));
}

/** Lists the policies that are asked for. */
export async function policiesCommand(flags: PoliciesFlags, host: Host): Promise<void> {
  const { listPolicies } = await import('../tasks/list-policies.ts');
  const list = await listPolicies({
    by: flags.by,
    controls: flags.control,
    incidents: flags.incident,
    config: configRead(flags, host),
    pack: flags.pack,
    allowOutside: flags.allowOutside ?? false,
  });
  if (flags.format === 'json') {
    return host.deliver(output(`${JSON.stringify(list, null, 2)}\n`), undefined, 'the policies');
  }
  const { renderPolicyList } = await import('../report/policy-list-text.ts');
  const options = { words: await loadWords(), colour: flags.color && host.colour, width: columnsOf(host) };
  await host.deliver(renderPolicyList(list, options), undefined, 'the policies');
}
