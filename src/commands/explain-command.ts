import type { Command } from 'commander';
import type { OwnPolicies } from '../settings/known-policies.ts';
import type { Output } from '../printable.ts';
import { configRead } from './files-read.ts';
import { CONFIG, EXPLAIN_HELP, OUTSIDE, PACK } from './help.ts';
import { isTypeName } from '../tasks/explain-name.ts';
import type { Host } from './host.ts';
import { LANG, type LangFlag, parseLang } from './lang-flag.ts';
import { oneOf } from './one-of.ts';
import { policiesCommand } from './policies-command.ts';
import { shownAs } from './shown-as.ts';

interface ExplainFlags extends LangFlag {
  readonly config?: string;
  readonly pack?: string;
  readonly allowOutside?: true;
  readonly format: 'text' | 'json';
  readonly color: boolean;
}

/** `nospof explain`: says what a policy detects, why, and how to fix it, or what is believed of a resource type. */
export function addExplainCommand(program: Command, host: Host): void {
  program
    .command('explain')
    .description(
      'explain a policy (what it detects, why, how to fix it) or a resource type (what nospof believes of it)',
    )
    .argument('[ID]', 'policy id, or resource type such as aws_nat_gateway (default: list all policies)')
    .option('--config <FILE>', CONFIG)
    .option('--pack <PACK>', PACK)
    .option('--lang <LANG>', LANG, parseLang)
    .option('--format <FMT>', 'text or json', oneOf('--format', ['text', 'json']), 'text')
    .option('--allow-outside', OUTSIDE)
    .option('--no-color', 'disable colours (same as NO_COLOR=1)')
    .addHelpText('after', EXPLAIN_HELP)
    .action((id: string | undefined, flags: ExplainFlags) => explainCommand(id, flags, host));
}

async function explainCommand(asked: string | undefined, flags: ExplainFlags, host: Host): Promise<void> {
  if (asked === undefined) return policiesCommand(flags, host);
  const { pack, allowOutside = false, lang } = flags;
  const config = configRead(flags, host);
  const own: OwnPolicies = { config, pack, allowOutside, lang, terminalLang: host.language };
  const shown = await (isTypeName(asked) ? typeInFull(asked, own, flags, host) : policyInFull(asked, own, flags, host));
  await host.deliver(shown, undefined, 'the explanation');
}

async function policyInFull(id: string, own: OwnPolicies, flags: ExplainFlags, host: Host): Promise<Output> {
  const { explanationOf } = await import('../tasks/explain-policy.ts');
  const explained = await explanationOf(id, own);
  const { renderExplanation } = await import('../report/explanation.ts');
  return shownAs(explained, renderExplanation, flags, host);
}

async function typeInFull(type: string, own: OwnPolicies, flags: ExplainFlags, host: Host): Promise<Output> {
  const { typeExplanationOf } = await import('../tasks/explain-type.ts');
  const explained = await typeExplanationOf(type, own);
  const { renderType } = await import('../report/type-text.ts');
  return shownAs(explained, renderType, flags, host);
}
