import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { nospof } from './command.ts';

const root = new URL('../../', import.meta.url);
const readmeFile = new URL('README.md', root);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const CURE = 'NOSPOF_UPDATE=1 npx vitest run test/cli/readme.test.ts writes it';

interface Pack {
  readonly extends?: readonly string[];
  readonly use?: Readonly<Record<string, string>>;
  readonly policies?: readonly { readonly id: string; readonly title: string }[];
}

function pack(name: string): Pack {
  const value = load(read(`policies/${name}`));
  if (typeof value !== 'object' || value === null) throw new Error(`policies/${name} is no pack`);
  return value;
}

/** Severities a pack uses, those of the packs it extends included. */
function severities(name: string): Map<string, string> {
  const { extends: parents = [], use = {} } = pack(`${name}.yaml`);
  return new Map([...parents.flatMap((parent) => [...severities(parent)]), ...Object.entries(use)]);
}

function policyTable(): string {
  const [recommended, strict] = [severities('recommended'), severities('strict')];
  const rows = readdirSync(new URL('policies/', root))
    .filter((file) => file.endsWith('.yaml') && file !== 'assumptions.yaml')
    .flatMap((file) => pack(file).policies ?? [])
    .map(({ id, title }) => `| ${id} | ${title} | ${recommended.get(id) ?? ''} | ${strict.get(id) ?? ''} |`);
  return ['| policy | what must not be | recommended | strict |', '|---|---|---|---|', ...rows].join('\n');
}

/** README.md as it is and as it should be, with `content` between two markers; NOSPOF_UPDATE writes it there first. */
async function readme(begin: string, end: string, content: string): Promise<{ is: string; should: string }> {
  const [before, rest] = readFileSync(readmeFile, 'utf8').split(`${begin}\n`);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`README.md has no ${begin} … ${end}`);
  const options = { ...(await resolveConfig(readmeFile)), parser: 'markdown' };
  const should = await format(`${before}${begin}\n\n${content}\n\n${end}${after}`, options);
  if (process.env['NOSPOF_UPDATE']) writeFileSync(readmeFile, should);
  return { is: readFileSync(readmeFile, 'utf8'), should };
}

it(`the table of policies is the one in policies/ (${CURE})`, async () => {
  const { is, should } = await readme('<!-- policies -->', '<!-- /policies -->', policyTable());
  expect(is).toBe(should);
});

it(`the sample is what nospof prints (${CURE})`, async () => {
  const command = 'nospof lint test/fixtures/cli/shop.json';
  const { code, stdout, stderr } = await nospof(command.split(' ').slice(1));
  expect([code, stderr]).toEqual([1, '']);
  const output = `\`\`\`\n$ ${command}\n${stdout}\`\`\``;
  const { is, should } = await readme(`<!-- sample: ${command} -->`, '<!-- /sample -->', output);
  expect(is).toBe(should);
});

/** First column of a table. */
function names(table: string): (string | undefined)[] {
  return Array.from(table.matchAll(/^\| ([@a-z][\w@/-]*) +\| \w/gm), ([, name]) => name).filter(
    (name) => name !== 'at',
  );
}

it('every dependency has a reason, and every reason a dependency', () => {
  const { dependencies, devDependencies }: Record<string, Record<string, string>> = JSON.parse(read('package.json'));
  const [atRunTime = '', toDevelop = ''] = read('README.md')
    .split('## Dependencies')
    .slice(1)
    .join('')
    .split('| to develop');
  expect(names(atRunTime)).toEqual(Object.keys(dependencies ?? {}));
  expect(names(toDevelop)).toEqual(Object.keys(devDependencies ?? {}));
});

it.each(['README.md', 'CONTRIBUTING.md'])('links of %s lead somewhere', (file) => {
  const targets = Array.from(read(file).matchAll(/\]\(([^)#:]+)\)/g), ([, target = '']) => target);
  expect(targets.filter((target) => !existsSync(new URL(target, root)))).toEqual([]);
});
