import type { Command } from 'commander';
import { columnsOf, type Host } from './host.ts';
import { loadWords } from './report-targets.ts';

/** `nospof explain`: says what a policy detects, why, and how to fix it. */
export function addExplainCommand(program: Command, host: Host): void {
  program
    .command('explain')
    .description('explain a policy: what it detects, why, and how to fix it')
    .argument('[ID]', 'policy id (default: list all policies)')
    .action((id: string | undefined) => explainCommand(id, host));
}

async function explainCommand(id: string | undefined, host: Host): Promise<void> {
  const { explain } = await import('../explain.ts');
  const text = await explain(id, { words: await loadWords(), colour: host.colour, width: columnsOf(host) });
  await host.deliver(text, undefined, 'the explanation');
}
