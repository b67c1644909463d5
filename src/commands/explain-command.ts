import type { Command } from 'commander';
import type { OwnPolicies } from '../settings/known-policies.ts';
import { output, type Output } from '../printable.ts';
import type { ExplanationOptions } from '../report/explanation.ts';
import { configRead } from './files-read.ts';
import { CONFIG, EXPLAIN_HELP, OUTSIDE, PACK } from './help.ts';
import { isTypeName } from '../tasks/explain-name.ts';
import { columnsOf, type Host } from './host.ts';
import { oneOf } from './one-of.ts';
import { policiesCommand } from './policies-command.ts';
import { loadWords } from './report-targets.ts';

interface ExplainFlags {
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
    .option('--format <FMT>', 'text or json', oneOf('--format', ['text', 'json']), 'text')
    .option('--allow-outside', OUTSIDE)
    .option('--no-color', 'disable colours (same as NO_COLOR=1)')
    .addHelpText('after', EXPLAIN_HELP)
    .action((id: string | undefined, flags: ExplainFlags) => explainCommand(id, flags, host));
}

async function explainCommand(asked: string | undefined, flags: ExplainFlags, host: Host): Promise<void> {
  if (asked === undefined) return policiesCommand(flags, host);
  const { pack, allowOutside = false } = flags;
  const own: OwnPolicies = { config: configRead(flags, host), pack, allowOutside };
  const { data, text } = await (isTypeName(asked) ? typeInFull(asked, own) : policyInFull(asked, own));
  const options = async (): Promise<ExplanationOptions> => {
    return { words: await loadWords(), colour: flags.color && host.colour, width: columnsOf(host) };
  };
  const shown = flags.format === 'json' ? output(`${JSON.stringify(data, null, 2)}\n`) : text(await options());
  await host.deliver(shown, undefined, 'the explanation');
}

/** What is explained, as data and in words. */
interface Explained {
  readonly data: unknown;
  readonly text: (options: ExplanationOptions) => Output;
}

async function policyInFull(id: string, own: OwnPolicies): Promise<Explained> {
  const { explanationOf } = await import('../tasks/explain-policy.ts');
  const data = await explanationOf(id, own);
  const { renderExplanation } = await import('../report/explanation.ts');
  return { data, text: (options) => renderExplanation(data, options) };
}

async function typeInFull(type: string, own: OwnPolicies): Promise<Explained> {
  const { typeExplanationOf } = await import('../tasks/explain-type.ts');
  const data = await typeExplanationOf(type, own);
  const { renderType } = await import('../report/type-text.ts');
  return { data, text: (options) => renderType(data, options) };
}
