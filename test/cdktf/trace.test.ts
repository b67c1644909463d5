import { execSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import type { Report, Source } from '../../src/report/report.ts';
import { isBuilt, nospof } from '../cli/command.ts';
import { appFolder, lineOf, node, shopApp, typescript } from './shop-app.ts';

const folders: string[] = [];
// Each test starts several processes, which take their time where others work as well.
vi.setConfig({ testTimeout: 300_000 });
beforeAll(() => {
  if (!isBuilt) execSync('npm run -s build');
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const oneZone: Readonly<Record<string, string>> = {
  ...shopApp,
  'main.ts': (shopApp['main.ts'] ?? '').replace('multiAz: true', 'multiAz: false'),
};

function newFolder(files: Readonly<Record<string, string>>): string {
  const folder = appFolder(files);
  folders.push(folder);
  return folder;
}

/** The only finding's place, of what the app in a folder made. */
async function placeIn(cwd: string, input = 'cdktf.out'): Promise<Source | null | undefined> {
  const { stdout } = await nospof(['lint', input, '--format', 'json'], { cwd });
  const { findings }: Report = JSON.parse(stdout);
  expect(findings.map(({ policy }) => policy)).toEqual(['single-datastore']);
  const { source } = findings[0] ?? {};
  // Behind the lines of the app, a loader may add lines of what it wraps the app in.
  return source && { ...source, ...(source.calledFrom && { calledFrom: source.calledFrom.slice(0, 2) }) };
}

const made = {
  file: 'lib/shop.ts',
  line: lineOf('new DbInstance'),
  column: 10,
  calledFrom: [
    { file: 'lib/shop.ts', line: lineOf('database(this'), column: 16 },
    { file: 'main.ts', line: lineOf('new Shop', 'main.ts'), column: 1 },
  ],
};

it('a finding has the line of TypeScript that made the resource, and the lines that led there', async () => {
  const folder = newFolder(oneZone);
  expect(await node([...typescript, 'main.ts'], folder)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await placeIn(folder)).toEqual(made);
  expect(await placeIn(folder, 'cdktf.out/stacks/shop')).toEqual(made);
  expect(await placeIn(folder, 'cdktf.out/stacks/shop/cdk.tf.json')).toEqual(made);
});

it('what is written names no place of the machine', async () => {
  const folder = newFolder(oneZone);
  await node([...typescript, 'main.ts'], folder);
  const text = readFileSync(join(folder, 'cdktf.out/stacks/shop/cdk.tf.json'), 'utf8');
  const { resource }: { resource: Record<string, Record<string, unknown>> } = JSON.parse(text);
  expect(resource['aws_db_instance']?.['db']).toHaveProperty(
    ['//', 'metadata', 'stackTrace', 0],
    `database (../../../lib/shop.ts:${made.line}:${made.column})`,
  );
  expect(JSON.stringify(resource)).not.toContain(folder);
});

it('lines are found from a folder above, and after all was moved', async () => {
  const folder = newFolder({});
  const app = newFolder(oneZone);
  await node([...typescript, 'main.ts'], app);
  mkdirSync(join(folder, 'infra'));
  for (const name of ['cdktf.out', 'nospof.yaml', 'lib', 'main.ts']) {
    cpSync(join(app, name), join(folder, 'infra', name), { recursive: true });
  }
  renameSync(join(folder, 'infra/nospof.yaml'), join(folder, 'nospof.yaml'));
  expect(await placeIn(folder, 'infra/cdktf.out')).toEqual({
    ...made,
    file: 'infra/lib/shop.ts',
    calledFrom: made.calledFrom.map((place) => ({ ...place, file: `infra/${place.file}` })),
  });
});

it.each<[string, BuildOptions, readonly string[]]>([
  ['a source map beside it', { format: 'cjs', sourcemap: true }, []],
  ['a source map in it', { format: 'cjs', sourcemap: 'inline' }, []],
  ['a source map that Node looks up itself', { format: 'cjs', sourcemap: true }, ['--enable-source-maps']],
])('the line of a compiled app is the one of its source: %s', async (_, options, args) => {
  const folder = newFolder(oneZone);
  const common = { bundle: true, packages: 'external', platform: 'node', logLevel: 'error' } as const;
  buildSync({ ...common, ...options, entryPoints: [join(folder, 'main.ts')], outfile: join(folder, 'dist/main.js') });
  expect(await node([...args, 'dist/main.js'], folder)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await placeIn(folder)).toMatchObject({ file: 'lib/shop.ts', line: made.line });
});

it('without a source map it is the line of what runs', async () => {
  const folder = newFolder(oneZone);
  const outfile = join(folder, 'dist/main.js');
  buildSync({ entryPoints: [join(folder, 'main.ts')], outfile, bundle: true, packages: 'external', format: 'cjs' });
  await node(['dist/main.js'], folder);
  const text = readFileSync(outfile, 'utf8').split('\n');
  expect(await placeIn(folder)).toMatchObject({
    file: 'dist/main.js',
    line: text.findIndex((line) => line.includes('.DbInstance(')) + 1,
  });
});

it.each([
  ['.gen', '{ "language": "typescript" }'],
  ['imports', '{ "codeMakerOutput": "imports" }'],
])('a class that is generated in the folder %s is no line of the app', async (folder, config) => {
  const app = newFolder({
    ...oneZone,
    'cdktf.json': config,
    [`${folder}/providers/aws/db-instance/index.ts`]: `import { DbInstance as Base } from '@cdktf/provider-aws/lib/db-instance';
export class DbInstance extends Base {
  constructor(...args: ConstructorParameters<typeof Base>) {
    super(...args);
  }
}
`,
    'lib/shop.ts': (oneZone['lib/shop.ts'] ?? '').replace(
      '@cdktf/provider-aws/lib/db-instance',
      `../${folder}/providers/aws/db-instance`,
    ),
  });
  expect(await node([...typescript, 'main.ts'], app)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await placeIn(app)).toEqual(made);
});

it('an app as an ES module is traced as well', async () => {
  const folder = newFolder({
    ...oneZone,
    'package.json': '{ "type": "module" }',
    'main.ts': (oneZone['main.ts'] ?? '').replace('./lib/shop', './lib/shop.ts'),
    'lib/shop.ts': (oneZone['lib/shop.ts'] ?? '').replaceAll(/(provider-aws\/lib\/[\w-]+)'/g, "$1/index.js'"),
  });
  expect(await node([...typescript, 'main.ts'], folder)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await placeIn(folder)).toEqual(made);
});

it('without the import there is no line but the construct, and the app is as it was', async () => {
  const folder = newFolder({ ...oneZone, 'main.ts': (oneZone['main.ts'] ?? '').replace(/^import 'nospof.*\n/, '') });
  expect(await node([...typescript, 'main.ts'], folder)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await placeIn(folder)).toBeNull();
  const { stdout } = await nospof(['lint', 'cdktf.out'], { cwd: folder });
  expect(stdout).toContain('where      construct shop/db (aws_db_instance.db)\n');
});
