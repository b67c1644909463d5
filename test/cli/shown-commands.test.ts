import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { folderWithPlans, nospof, shop } from './command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((file) => `docs/${file}`)].filter((file) =>
  file.endsWith('.md'),
);

/** The commands of nospof in the shell blocks of a page, as arguments. What follows `#` is said to the reader. */
function shown(page: string): string[][] {
  const blocks = readFileSync(join(root, page), 'utf8').matchAll(/^ *```sh\n([^]*?)```/gm);
  return Array.from(blocks, ([, lines = '']) => lines.split('\n'))
    .flat()
    .flatMap((line) => /^ *(?:npx )?(?:nospof|node dist\/cli\.js) ([^#]*)/.exec(line)?.[1] ?? [])
    .map((line) => Array.from(line.trim().matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? ''));
}

/** A working folder with the files that the pages name. */
const folder = folderWithPlans();
afterAll(() => rmSync(folder, { recursive: true }));
cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
const staging = readFileSync(shop, 'utf8').replaceAll('production', 'staging').replaceAll('"web"', '"web-staging"');
for (const name of ['staging.json', 'services.json']) writeFileSync(join(folder, name), staging);
copyFileSync(shop, join(folder, 'network.json'));
beforeAll(async () => {
  await nospof(['lint', 'plan.json', '--format', 'json=main-report.json'], { cwd: folder });
});

const commands = pages.flatMap((page) => shown(page).map((args) => ({ page, line: args.join(' '), args })));

it('there are commands to try', () => {
  expect(commands.length).toBeGreaterThan(8);
});

it.each(commands)('$page: nospof $line', async ({ args }) => {
  const { code, stderr } = await nospof(args, { cwd: folder });
  expect(code === 0 || code === 1 ? 'a verdict' : stderr).toBe('a verdict');
});
