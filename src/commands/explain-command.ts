import type { Command } from 'commander';
import { output } from '../printable.ts';
import { configRead } from './files-read.ts';
import { CONFIG, EXPLAIN_HELP, OUTSIDE, PACK } from './help.ts';
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

/** `nospof explain`: says what a policy detects, why, and how to fix it. */
export function addExplainCommand(program: Command, host: Host): void {
  program
    .command('explain')
    .description('explain a policy: what it detects, why, and how to fix it')
    .argument('[ID]', 'policy id (default: list all policies)')
    .option('--config <FILE>', CONFIG)
    .option('--pack <PACK>', PACK)
    .option('--format <FMT>', 'text or json', oneOf('--format', ['text', 'json']), 'text')
    .option('--allow-outside', OUTSIDE)
    .option('--no-color', 'disable colours (same as NO_COLOR=1)')
    .addHelpText('after', EXPLAIN_HELP)
    .action((id: string | undefined, flags: ExplainFlags) => explainCommand(id, flags, host));
}

async function explainCommand(id: string | undefined, flags: ExplainFlags, host: Host): Promise<void> {
  if (id === undefined) return policiesCommand(flags, host);
  const { explanationOf } = await import('../explain.ts');
  const { pack, allowOutside = false } = flags;
  const explanation = await explanationOf(id, { config: configRead(flags, host), pack, allowOutside });
  if (flags.format === 'json') {
    return host.deliver(output(`${JSON.stringify(explanation, null, 2)}\n`), undefined, 'the explanation');
  }
  const { renderExplanation } = await import('../report/explanation.ts');
  const options = { words: await loadWords(), colour: flags.color && host.colour, width: columnsOf(host) };
  await host.deliver(renderExplanation(explanation, options), undefined, 'the explanation');
}
