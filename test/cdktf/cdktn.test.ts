import { execSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { isBuilt, nospof } from '../cli/command.ts';
import { node } from './shop-app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = join(root, 'test/fixtures/cdktn');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nospof-cdktn-')));
beforeAll(() => {
  if (!isBuilt) execSync('npm run -s build', { cwd: root });
});
afterAll(() => rmSync(folder, { recursive: true }));

const lines = readFileSync(join(fixture, 'lib/shop.mjs'), 'utf8').split('\n');
const line = (text: string): number => lines.findIndex((one) => one.includes(text)) + 1;

/** The only finding on what an app in a folder wrote, with its lines. */
async function finding(cwd: string, input: string) {
  const { stdout } = await nospof(['lint', input, '--format', 'json'], { cwd });
  const { findings, inputs }: Report = JSON.parse(stdout);
  const [{ policy, addresses, construct, source } = {}] = findings;
  const calls = [source, ...(source?.calledFrom ?? [])].map((one) => `${one?.file}:${one?.line}`);
  return { kinds: inputs.map(({ kind }) => kind), count: findings.length, policy, addresses, construct, calls };
}

const expected = {
  kinds: ['cdktf'],
  count: 1,
  policy: 'single-datastore',
  addresses: ['aws_db_instance.db'],
  construct: 'shop/db',
  calls: [`lib/shop.mjs:${line('new TerraformResource')}`, `lib/shop.mjs:${line("'db_instance'")}`, 'main.mjs:6'],
};

it('what CDK Terrain wrote is read, with the lines that nospof/trace put into it', async () => {
  expect(await finding(fixture, 'out')).toEqual(expected);
  expect(await finding(fixture, 'out/stacks/shop')).toEqual(expected);
});

it('nospof/trace finds the library of an app by the name cdktn alone', async () => {
  // The same library by its old name: CDK Terrain asks for an older `constructs` than the rest of the tests has.
  cpSync(fixture, folder, { recursive: true, filter: (path) => path !== join(fixture, 'out') });
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  symlinkSync(realpathSync(join(root, 'node_modules/cdktf')), join(modules, 'cdktn'));
  symlinkSync(root, join(modules, 'nospof'));
  expect(await node(['main.mjs'], folder)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(await finding(folder, 'out')).toEqual(expected);
});
