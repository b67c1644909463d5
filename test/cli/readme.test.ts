import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseDeclared, readDeclared } from '../../src/input/declared/declared.ts';
import { readPolicies } from '../../src/judge/packs.ts';
import { lint } from '../../src/lint.ts';
import { deployed } from '../stacks/in-memory.ts';
import { nospof } from './command.ts';
import { page, read, root } from './page.ts';

const CURE = 'NOSPOF_UPDATE=1 npx vitest run test/cli/readme.test.ts writes it';

/** Severities of the policies a pack uses. */
async function severities(name: string): Promise<ReadonlyMap<string, string>> {
  const { policies } = await readPolicies({ extends: [name] });
  return new Map(policies.map(({ id, severity }) => [id, severity]));
}

/** In the order of `nospof explain`. */
async function policyTable(): Promise<string> {
  const [recommended, strict] = await Promise.all(['recommended', 'strict'].map(severities));
  const { defined } = await readPolicies();
  const rows = defined.map(
    ({ id, title }) => `| ${id} | ${title} | ${recommended?.get(id) ?? ''} | ${strict?.get(id) ?? ''} |`,
  );
  return ['| policy | what it detects | recommended | strict |', '|---|---|---|---|', ...rows].join('\n');
}

it(`the table of policies is the one in policies/ (${CURE})`, async () => {
  const { is, should } = await page('docs/policies.md', '<!-- policies -->', '<!-- /policies -->', await policyTable());
  expect(is).toBe(should);
});

it.each([
  ['README.md', 'nospof lint examples/shop/plan.json --fail-on new'],
  ['README.ko.md', 'nospof lint examples/shop/plan.json --fail-on new --lang ko'],
])(`the sample of %s is what nospof prints (${CURE})`, async (file, command) => {
  const { code, stdout, stderr } = await nospof(command.split(' ').slice(1));
  expect([code, stderr]).toEqual([1, '']);
  const output = `\`\`\`\n$ ${command}\n${stdout}\`\`\``;
  const { is, should } = await page(file, `<!-- sample: ${command} -->`, '<!-- /sample -->', output);
  expect(is).toBe(should);
});

it('the comment it shows is what nospof writes (test/picture/draw-comment.mjs draws it anew, after NOSPOF_UPDATE=1)', async () => {
  const { stdout } = await nospof('lint examples/shop/plan.json --fail-on new --format markdown'.split(' '));
  const file = new URL('test/report/formats/comment-in-readme.md', root);
  if (process.env['NOSPOF_UPDATE']) writeFileSync(file, stdout);
  expect(readFileSync(file, 'utf8')).toBe(stdout);
  expect(statSync(new URL('docs/comment.png', root)).size).toBeLessThan(150_000);
});

it('explain lists the policies in the order of the table', async () => {
  const { stdout } = await nospof(['explain']);
  const [listed = ''] = stdout.split('\n\n');
  const table = read('docs/policies.md').split('<!-- policies -->')[1]?.split('<!-- /policies -->')[0] ?? '';
  expect(listed.split('\n').map((row) => row.split(' ')[0])).toEqual(
    Array.from(table.matchAll(/^\| ([a-z]+-[\w-]+)/gm), ([, id]) => id),
  );
});

it('the nospof.yaml it shows is as the schema says, and every name in it is declared', async () => {
  const block =
    read('docs/configuration.md')
      .split('<!-- nospof.yaml -->')[1]
      ?.match(/```yaml\n([^]*?)```/)?.[1] ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
  try {
    const file = join(folder, 'nospof.yaml');
    writeFileSync(file, block);
    const { services, components, disable } = await readDeclared(file);
    const { defined } = await readPolicies({ disable });
    expect([[...services.keys()], [...components.keys()]]).toEqual([
      ['saeol'],
      ['gpki', 'second-login', 'office-router-1', 'office-router-2'],
    ]);
    expect(defined.length).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('the nospof.yaml it shows declares nothing away', async () => {
  const [, block = ''] =
    /```yaml\n(version: 1[^]*?)```/.exec(read('docs/configuration.md').split('<!-- nospof.yaml -->')[1] ?? '') ?? [];
  const balancers = Object.fromEntries(
    ['saeol', 'gpki', 'mobile-id'].map((name) => [name, { subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] }]),
  );
  const inputs = deployed([
    [
      'production',
      {
        json: {
          provider: { aws: [{ region: 'ap-northeast-2' }] },
          resource: {
            aws_vpc: { main: { cidr_block: '10.0.0.0/16', tags: { Environment: 'production' } } },
            aws_subnet: {
              a: { vpc_id: '${aws_vpc.main.id}', availability_zone: 'ap-northeast-2a' },
              b: { vpc_id: '${aws_vpc.main.id}', availability_zone: 'ap-northeast-2b' },
            },
            aws_lb: balancers,
            aws_route53_record: {
              saeol: { name: 'saeol.example', type: 'A', alias: { name: '${aws_lb.saeol.dns_name}' } },
            },
          },
        },
      },
    ],
  ]);
  // What is in Gwangju and in staging is in other stacks.
  const config = await parseDeclared(block, 'nospof.yaml');
  const { declared } = await lint({ inputs, config, pack: 'strict', partial: true });
  expect(declared.facts.filter(({ refusedByStrict }) => refusedByStrict)).toEqual([]);
  expect(declared.facts.map(({ kind }) => kind)).toContain('alternative');
});

/** First column of a table. */
function names(table: string): (string | undefined)[] {
  return Array.from(table.matchAll(/^\| ([@a-z][\w@/-]*) +\| \w/gm), ([, name]) => name).filter(
    (name) => name !== 'at',
  );
}

it('every dependency has a reason, and every reason a dependency', () => {
  const { dependencies, devDependencies }: Record<string, Record<string, string>> = JSON.parse(read('package.json'));
  const [atRunTime = '', toDevelop = ''] = read('docs/dependencies.md').split('| for development');
  expect(names(atRunTime)).toEqual(Object.keys(dependencies ?? {}));
  expect(names(toDevelop)).toEqual(Object.keys(devDependencies ?? {}));
});

const pages = [
  'README.md',
  'README.ko.md',
  'CONTRIBUTING.md',
  ...readdirSync(new URL('docs', root)).map((file) => `docs/${file}`),
].filter((file) => file.endsWith('.md'));

/** What GitHub names a heading in an address. */
function anchors(path: string): string[] {
  return Array.from(read(path).matchAll(/^#+ (.*)/gm), ([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

it.each(pages)('links of %s lead somewhere', (file) => {
  const targets = Array.from(read(file).matchAll(/\]\((?![a-z]+:)([^)]+)\)/g), ([, target = '']) => target);
  const broken = targets.filter((target) => {
    const url = new URL(target, new URL(file, root));
    const anchor = decodeURIComponent(url.hash.slice(1));
    url.hash = '';
    if (!existsSync(url)) return true;
    return anchor !== '' && !anchors(fileURLToPath(url).slice(fileURLToPath(root).length)).includes(anchor);
  });
  expect(broken).toEqual([]);
});

it.each(pages)('paths in %s exist', (file) => {
  const paths = Array.from(
    read(file).matchAll(/`((?:src|policies|stacks|test|docs|integrations)\/[^`\s*<]*)[^`]*`/g),
    ([, path = '']) => path,
  );
  expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

it('the resource type that CONTRIBUTING.md shows is the one in the code', () => {
  const shown = Array.from(
    read('CONTRIBUTING.md').matchAll(/<!-- (\S+) -->\n\n```ts\n([^]*?)\n```/g),
    ([, path, code]) => [path, code],
  );
  const paths = ['src/network/aws/catalogue/stores.ts', 'test/network/aws/catalogue/entries.test.ts'];
  const written = paths.map((path) => {
    const [entry] = /^ {2}aws_mq_broker: [[{][^]*?^ {2}[\]}],$/m.exec(read(path)) ?? [];
    return [path, entry?.replaceAll(/^ {2}/gm, '')];
  });
  expect(shown).toEqual(written);
});

it("the policies of one's own that CONTRIBUTING.md shows are the files that are tested", () => {
  const shown = Array.from(
    read('CONTRIBUTING.md').matchAll(/<!-- (\S+) -->\n\n```(?:yaml|js)\n([^]*?)```/g),
    ([, path = '', text]) => [path, text],
  );
  expect(shown).toEqual(shown.map(([path = '']) => [path, read(path)]));
  expect(shown.length).toBeGreaterThan(0);
});
