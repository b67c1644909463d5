import { readFileSync, writeFileSync } from 'node:fs';
import { cuts } from './cuts.ts';
import { judged } from './judged-cut.ts';

/**
 * Prints which policy refuses each cut, and at which addresses: `node --import tsx test/stacks/list-cuts.ts [--update] [TEXT]`, only
 * the cuts whose subject and name have this text in them. `right`: at the right address; `elsewhere`; `accepted`: not at all.
 * With `--update`, what is right is taken out of the table of what is not refused yet.
 */
const update = process.argv.includes('--update');
const [wanted = ''] = process.argv.slice(2).filter((text) => text !== '--update');
const count: Record<string, number> = {};
const right = new Set<string>();
for (const [subject, changes] of Object.entries(cuts)) {
  for (const [name, one] of Object.entries(changes)) {
    if (!`${subject}: ${name}`.includes(wanted)) continue;
    const { outcome, told } = await judged(one);
    count[outcome] = (count[outcome] ?? 0) + 1;
    if (outcome === 'right') right.add(name);
    process.stdout.write([`${outcome} ${subject}: ${name}`, ...told].join('\n     ') + '\n');
  }
}
process.stdout.write(`${JSON.stringify(count)}\n`);

if (update) {
  const table = new URL('cuts-not-yet.ts', import.meta.url);
  // An entry begins with its name, in quotes of either kind; a long reason stands on the next line.
  const lines = readFileSync(table, 'utf8').split('\n');
  const isGone = (line: string) => right.has(/^ {2}(['"])(.*?)\1:/.exec(line)?.[2] ?? '');
  const left = lines.filter((line, at) => {
    const before = lines[at - 1] ?? '';
    return !isGone(line) && !(before.endsWith(':') && isGone(before));
  });
  writeFileSync(table, left.join('\n'));
}
