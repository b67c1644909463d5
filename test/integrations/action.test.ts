import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { shop } from '../cli/command.ts';
import { applied, planAt } from '../input/applied.ts';
import { FakePlatform } from './fake-platform.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nospof-action-'));
const platform = new FakePlatform();
const api = await platform.start();
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await platform.stop();
});
writeFileSync(join(folder, 'event.json'), JSON.stringify({ pull_request: { number: 7 } }));
writeFileSync(join(folder, 'push.json'), '{}');

const multiAz = (before: boolean, after: boolean): object =>
  applied(planAt(shop), [{ address: 'aws_db_instance.main', argument: 'multi_az', before, after }]);

/** One run of the action over a plan, as the runner starts it. */
async function run(
  plan: object | string,
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; log: string; summary: string; outputs: string }> {
  writeFileSync(join(folder, 'plan.json'), typeof plan === 'string' ? plan : JSON.stringify(plan));
  for (const name of ['summary', 'outputs']) writeFileSync(join(folder, name), '');
  const child = spawn(process.execPath, [join(root, 'integrations/github/action.mjs')], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      RUNNER_TEMP: folder,
      GITHUB_API_URL: api,
      GITHUB_REPOSITORY: 'ministry/network',
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      GITHUB_OUTPUT: join(folder, 'outputs'),
      NOSPOF_COMMAND: join(root, 'dist/cli.js'),
      NOSPOF_INPUTS: 'plan.json',
      NOSPOF_FAIL_ON: 'new',
      NOSPOF_TOKEN: 'secret',
      ...env,
    },
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return { code, log: Buffer.concat(chunks).toString(), summary: read('summary'), outputs: read('outputs') };
}

it('a change for the worse is one comment, updated in place, and a revert resolves it', async () => {
  const worse = await run(multiAz(true, false));
  expect([worse.code, platform.comments.size]).toEqual([1, 1]);
  expect(worse.log).toMatch(/^::error [^\n]*single-datastore/m);
  expect(worse.outputs).toMatch(/^verdict=rejected\nreport=.*\nsarif=.*\n$/);
  const [id, comment = ''] = [...platform.comments][0] ?? [];
  expect(worse.summary).toBe(comment);
  expect(comment).toContain('aws_db_instance.main');

  expect((await run(multiAz(true, false))).log).toContain('nospof: comment unchanged');

  const reverted = await run(multiAz(true, true));
  expect(reverted.code).toBe(0);
  expect([...platform.comments.keys()]).toEqual([id]);
  expect(platform.comments.get(id ?? 0)).not.toContain('aws_db_instance.main');
});

it('a fork, whose token may only read, has the report in the summary of the job', async () => {
  platform.comments.clear();
  platform.refuse = (method) => (method === 'GET' ? undefined : 403);
  const { code, log, summary } = await run(multiAz(true, false));
  platform.refuse = () => undefined;
  expect([code, platform.comments.size]).toEqual([1, 0]);
  expect(log).toContain('::notice title=nospof::The token may not write comments');
  expect(summary).toContain('aws_db_instance.main');
});

it('without a pull request, a token or a platform that answers, the verdict is the same', async () => {
  const plan = multiAz(true, false);
  expect((await run(plan, { GITHUB_EVENT_PATH: join(folder, 'push.json') })).code).toBe(1);
  expect((await run(plan, { NOSPOF_TOKEN: '' })).code).toBe(1);
  expect((await run(plan, { NOSPOF_COMMENT: 'false' })).code).toBe(1);
  expect(platform.comments.size).toBe(0);
});

it('without a package the commit of the action is built and run, from the packages that the lock file names', async () => {
  // `npm ci` as far as it can be without a network: the packages of this repository.
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'npm'),
    `#!/bin/sh\necho "npm $*" >&2\nln -s '${realpathSync(join(root, 'node_modules'))}' node_modules\n`,
  );
  chmodSync(join(bin, 'npm'), 0o755);
  const PATH = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
  const { code, log } = await run(multiAz(true, false), { NOSPOF_COMMAND: '', NOSPOF_TOKEN: '', PATH });
  expect(code).toBe(1);
  expect(log).toMatch(/^npm ci --ignore-scripts /m);
  expect(log).toMatch(/^::error [^\n]*single-datastore/m);
});

it('what cannot be checked is said, and fails', async () => {
  const { code, log, outputs } = await run('{');
  expect([code, outputs]).toEqual([2, '']);
  expect(log).toMatch(/nospof: plan\.json: /);
  expect(log).toContain('::error title=nospof::The inputs were not checked');
});

it('an input is never read by a shell', async () => {
  const { code } = await run(multiAz(true, true), { NOSPOF_INPUTS: 'plan.json\n$(touch owned)\n`touch owned`' });
  expect(code).toBe(2);
  expect(readdirSync(folder)).not.toContain('owned');
});

it('plugins run only where the workflow says so', async () => {
  writeFileSync(join(folder, 'plugin.yaml'), 'version: 1\nplugins: plugin.mjs\n');
  writeFileSync(
    join(folder, 'plugin.mjs'),
    'console.log("it ran"); export const a = { id: "a", title: "A", check: () => [] };',
  );
  const codeWith = async (plugins: string) => {
    const { code, log } = await run(multiAz(true, true), { NOSPOF_CONFIG: 'plugin.yaml', NOSPOF_PLUGINS: plugins });
    return [code, log.includes('it ran')];
  };
  expect(await codeWith('')).toEqual([2, false]);
  expect(await codeWith('left-out')).toEqual([0, false]);
  expect(await codeWith('run')).toEqual([0, true]);
  expect(await codeWith('yes')).toEqual([2, false]);
});
