import type { Command } from 'commander';
import type { ListedBy } from '../tasks/list-policies.ts';
import { configRead, repeated } from './files-read.ts';
import { CONFIG, OUTSIDE, PACK, POLICIES_HELP } from './help.ts';
import type { Host } from './host.ts';
import { LANG, type LangFlag, parseLang } from './lang-flag.ts';
import { oneOf } from './one-of.ts';
import { shownAs } from './shown-as.ts';

interface PoliciesFlags extends LangFlag {
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
    .option('--lang <LANG>', LANG, parseLang)
    .option('--format <FMT>', 'text or json', oneOf('--format', ['text', 'json']), 'text')
    .option('--allow-outside', OUTSIDE)
    .option('--no-color', 'disable colours (same as NO_COLOR=1)')
    .addHelpText('after', POLICIES_HELP)
    .action((flags: PoliciesFlags) => policiesCommand(flags, host));
}

/** Lists the policies that are asked for. */
export async function policiesCommand(flags: PoliciesFlags, host: Host): Promise<void> {
  const { listPolicies } = await import('../tasks/list-policies.ts');
  const listed = await listPolicies({
    by: flags.by,
    controls: flags.control,
    incidents: flags.incident,
    config: configRead(flags, host),
    pack: flags.pack,
    allowOutside: flags.allowOutside ?? false,
    lang: flags.lang,
    terminalLang: host.language,
  });
  const { renderPolicyList } = await import('../report/policy-list-text.ts');
  await host.deliver(await shownAs(listed, renderPolicyList, flags, host), undefined, 'the policies');
}
