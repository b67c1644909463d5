import { execSync, spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { isBuilt } from '../cli/command.ts';
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

const validated = `import { NospofValidation } from 'nospof/cdktf';
import { App } from 'cdktf';
import { Shop } from './lib/shop';

const app = new App();
new Shop(app, 'shop', { zones: ['ap-northeast-2a', 'ap-northeast-2c'], multiAz: true });
app.node.addValidation(new NospofValidation(app));
app.synth();
`;

/** What the synthesis of the shop ends with, when its `main.ts` is so. */
async function synthesised(main: string, more: Readonly<Record<string, string>> = {}) {
  const folder = appFolder({ ...shopApp, 'main.ts': main, ...more });
  folders.push(folder);
  const { code, stdout, stderr } = await node([...typescript, 'main.ts'], folder);
  const hasManifest = existsSync(join(folder, 'cdktf.out/manifest.json'));
  return { folder, code, stdout, stderr, hasManifest };
}

it('an app that nospof accepts is synthesised as before', async () => {
  expect(await synthesised(validated)).toMatchObject({ code: 0, stdout: '', stderr: '', hasManifest: true });
});

it('a synthesis fails with what rejects, at the line that made it', async () => {
  const { code, stderr, hasManifest } = await synthesised(validated.replace('multiAz: true', 'multiAz: false'));
  expect([code, hasManifest]).toEqual([1, false]);
  const at = `lib/shop.ts:${lineOf('new DbInstance')}:10`;
  expect(stderr).toContain(`${at} error single-datastore: If aws_db_instance.db fails, aws_lb.web stays down`);
  expect(stderr).toContain('\n    Set multi_az = true');
  expect(stderr.match(/ error [\w-]+: /g)).toEqual([' error single-datastore: ']);
});

it('stacks are judged together, and an option is an option of the command', async () => {
  const main = validated
    .replace('app.node', "new Shop(app, 'other', { zones: ['ap-northeast-2a'], multiAz: true });\napp.node")
    .replace('(app))', "(app, { failOn: 'warning', config: 'strict.yaml', partial: true }))");
  const { stderr } = await synthesised(main, { 'strict.yaml': 'version: 1\ndisable: { no-test-tier: small }\n' });
  expect(stderr).toContain(' error single-zone: ');
  expect(stderr).toMatch(/\blib\/shop\.ts:\d+:\d+ error single-zone: /);
  const unread = await synthesised(validated.replace('(app))', "(app, { config: 'none.yaml' }))"));
  expect(unread).toMatchObject({ code: 1, hasManifest: false });
  expect(unread.stderr).toContain('nospof: none.yaml: ');
});

it('what a stack validates is not written yet, and is refused', async () => {
  const main = validated.replace('new Shop', 'const shop = new Shop').replace('app.node.add', 'shop.node.add');
  const { code, stderr } = await synthesised(main);
  expect(code).toBe(1);
  expect(stderr).toContain('app.node.addValidation(new NospofValidation(app))');
});

it('an app as an ES module is validated as well', async () => {
  const { code, stderr } = await synthesised(
    validated.replace('multiAz: true', 'multiAz: false').replace('./lib/shop', './lib/shop.ts'),
    {
      'package.json': '{ "type": "module" }',
      'lib/shop.ts': (shopApp['lib/shop.ts'] ?? '').replaceAll(/(provider-aws\/lib\/[\w-]+)'/g, "$1/index.js'"),
    },
  );
  expect(code).toBe(1);
  expect(stderr).toContain(`lib/shop.ts:${lineOf('new DbInstance')}:10 error single-datastore`);
});

it.each([
  ['nodenext', 'module', {}],
  ['nodenext', 'commonjs', {}],
  ['esnext', 'module', { moduleResolution: 'bundler' }],
])('an App is what it takes, with module %s in a package of type %s', (module, type, more) => {
  const folder = appFolder({
    'package.json': JSON.stringify({ type }),
    'main.ts': `import 'nospof/trace';
import { NospofValidation, type NospofOptions } from 'nospof/cdktf';
import { App } from 'cdktf';
const app: App = new App();
const options: NospofOptions = { failOn: 'new', baseline: 'nospof-baseline.json' };
app.node.addValidation(new NospofValidation(app, options));
// @ts-expect-error -- there is no such option
app.node.addValidation(new NospofValidation(app, { fail: 'new' }));
`,
  });
  folders.push(folder);
  const compilerOptions = {
    target: 'es2022',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module,
    ...more,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  const compiled = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder], { encoding: 'utf8' });
  expect([compiled.status, compiled.stdout]).toEqual([0, '']);
});
