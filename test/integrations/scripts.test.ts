import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { afterAll, expect, it } from 'vitest';
import { shop } from '../cli/command.ts';
import { applied, planAt } from '../input/applied.ts';
import { FakePlatform } from './fake-platform.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nospof-scripts-'));
const platform = new FakePlatform();
const api = await platform.start();
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await platform.stop();
});
copyFileSync(shop, join(folder, 'plan.json'));

/** Commands that the scripts find on a runner: `npm` installs our own folder, `terraform` shows the plan it is asked for. */
const bin = join(folder, 'bin');
mkdirSync(bin);
const commands = {
  npm: `mkdir -p "$3/node_modules" && ln -sfn '${root}' "$3/node_modules/nospof"`,
  nospof: `exec node '${root}dist/cli.js' "$@"`,
  terraform: `[ "$1 $2" = "show -json" ] && cat "$3"`,
};
for (const [name, text] of Object.entries(commands)) {
  writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(bin, name), 0o755);
}

interface Outcome {
  readonly code: number | null;
  readonly log: string;
}

function shell(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const child = spawn(program, args, {
    cwd: folder,
    env: { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, CI_PROJECT_DIR: folder, ...env },
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, log: Buffer.concat(chunks).toString() }));
  });
}

/** A job of GitLab: its variables, and its lines one after the other in one shell that stops at the first failure. */
function gitlabJob(env: Readonly<Record<string, string>>): Promise<Outcome> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- another test compares it with its schema
  const { nospof } = load(readFileSync(join(root, 'integrations/gitlab/nospof.gitlab-ci.yml'), 'utf8')) as {
    readonly nospof: { readonly variables: Readonly<Record<string, string>>; readonly script: readonly string[] };
  };
  const variables = { ...nospof.variables, NOSPOF_PACKAGE: 'nospof.tgz', ...env };
  return shell('sh', ['-ec', nospof.script.join('\n')], variables);
}

it('GitLab: the report is in the files that GitLab reads, a note is kept, and the job fails with the verdict', async () => {
  const env = {
    CI_API_V4_URL: api,
    CI_MERGE_REQUEST_PROJECT_ID: '42',
    CI_MERGE_REQUEST_IID: '7',
    NOSPOF_TOKEN: 'secret',
  };
  const { code, log } = await gitlabJob(env);
  expect([code, platform.comments.size]).toEqual([1, 1]);
  expect(log).toContain('nospof: note created');
  expect(JSON.parse(readFileSync(join(folder, 'gl-code-quality-report.json'), 'utf8'))).not.toEqual([]);
  expect(readFileSync(join(folder, 'nospof-junit.xml'), 'utf8')).toContain('<testsuite');
  expect((await gitlabJob(env)).log).toContain('nospof: note unchanged');
});

it('GitLab: a fork has no token, and the verdict is the same', async () => {
  const { code, log } = await gitlabJob({
    CI_API_V4_URL: api,
    CI_MERGE_REQUEST_PROJECT_ID: '42',
    CI_MERGE_REQUEST_IID: '7',
  });
  expect(code).toBe(1);
  expect(log).toContain('no note, as NOSPOF_TOKEN is not set');
});

it('GitLab: without a package the job says what is expected', async () => {
  expect(await gitlabJob({ NOSPOF_PACKAGE: '' })).toEqual({
    code: 2,
    log: 'NOSPOF_PACKAGE is not set, the tarball that integrations/pack.mjs of nospof makes is expected\n',
  });
});

it('GitLab: only what the plan introduces rejects, unless the job says otherwise', async () => {
  writeFileSync(join(folder, 'applied.json'), JSON.stringify(applied(planAt(shop))));
  expect((await gitlabJob({ NOSPOF_INPUTS: 'applied.json' })).code).toBe(0);
  expect((await gitlabJob({ NOSPOF_INPUTS: 'applied.json', NOSPOF_FAIL_ON: 'error' })).code).toBe(1);
});

it('GitLab: plugins run only where the job says so, and see no token', async () => {
  writeFileSync(join(folder, 'nospof.yaml'), 'version: 1\nplugins: plugin.mjs\n');
  writeFileSync(
    join(folder, 'plugin.mjs'),
    'console.error("it ran", process.env.NOSPOF_TOKEN); export const a = { id: "a", title: "A", check: () => [] };',
  );
  const ranWith = async (plugins: string) => {
    const { code, log } = await gitlabJob({ NOSPOF_PLUGINS: plugins, NOSPOF_TOKEN: 'secret' });
    return [code, /^it ran.*$/m.exec(log)?.[0]];
  };
  expect(await ranWith('')).toEqual([2, undefined]);
  expect(await ranWith('left-out')).toEqual([1, undefined]);
  expect(await ranWith('run')).toEqual([1, 'it ran undefined']);
  expect(await gitlabJob({ NOSPOF_PLUGINS: 'yes' })).toEqual({
    code: 2,
    log: 'NOSPOF_PLUGINS is neither run nor left-out\n',
  });
  rmSync(join(folder, 'nospof.yaml'));
});

it('Atlantis: a plan that introduces a finding fails its step, one that changes nothing does not', async () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- another test asks for its form
  const { workflows } = load(readFileSync(join(root, 'integrations/atlantis/repos.yaml'), 'utf8')) as {
    readonly workflows: {
      readonly nospof: { readonly plan: { readonly steps: readonly { readonly run?: string }[] } };
    };
  };
  const lines = workflows.nospof.plan.steps.flatMap(({ run }) => run ?? []);
  const checked = (PLANFILE: string) => shell('sh', ['-ec', lines.join('\n')], { PLANFILE, SHOWFILE: 'shown.json' });
  const { code, log } = await checked('plan.json');
  expect(code).toBe(1);
  expect(log).toMatch(/^rejected: 2 errors$/m);
  writeFileSync(join(folder, 'applied.json'), JSON.stringify(applied(planAt(shop))));
  expect((await checked('applied.json')).code).toBe(0);
});

it('HCP Terraform: the plan of a run is fetched by a token, or a sentence says why not', async () => {
  const script = join(root, 'integrations/hcp-terraform/plan-json.mjs');
  const server = createServer(({ url, headers }, response) => {
    const isAllowed = headers.authorization === 'Bearer secret';
    const status = url === '/api/v2/runs/run-done/plan/json-output' ? (isAllowed ? 200 : 404) : 204;
    response.writeHead(status).end(status === 200 ? readFileSync(shop) : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const TFE_ADDRESS = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetched = await shell('node', [script, 'run-done', 'fetched.json'], { TFE_ADDRESS, TFE_TOKEN: 'secret' });
  expect(fetched).toEqual({ code: 0, log: 'nospof: the plan of run-done is in fetched.json\n' });
  expect(readFileSync(join(folder, 'fetched.json'))).toEqual(readFileSync(shop));
  const failures = [
    await shell('node', [script, 'run-done'], { TFE_ADDRESS, TFE_TOKEN: 'other' }),
    await shell('node', [script, 'run-new'], { TFE_ADDRESS, TFE_TOKEN: 'secret' }),
    await shell('node', [script, '../../etc'], { TFE_ADDRESS, TFE_TOKEN: 'secret' }),
    await shell('node', [script, 'run-done'], { TFE_ADDRESS }),
  ];
  expect(failures.map(({ code, log }) => [code, log.replace(/http:\S+/, 'URL')])).toEqual([
    [2, 'nospof: URL answered 404: the token has to be allowed to read the plan\n'],
    [2, 'nospof: run-new has no JSON plan yet: wait until its plan is finished\n'],
    [2, 'nospof: expected the id of a run, such as run-CZcmD7eagjhyX0vN\n'],
    [2, 'nospof: TFE_TOKEN is not set: a user or team token that may read the plan is expected\n'],
  ]);
  await new Promise((resolve) => server.close(resolve));
});
