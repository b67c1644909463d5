import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, expect, it } from 'vitest';
import { change } from '../input/inputs.ts';
import { command, folderWithPlans, nospof, shop } from './command.ts';

const folder = folderWithPlans();

afterAll(() => rmSync(folder, { recursive: true }));

it.concurrent('JSON on standard output is as the schema says, and the same at every run', async () => {
  const runs = await Promise.all([1, 2].map(() => nospof(['lint', '--format', 'json'], { cwd: folder })));
  const schema: object = JSON.parse(
    readFileSync(new URL('../../src/report/report.schema.json', import.meta.url), 'utf8'),
  );
  const validate = new Ajv2020({ strictTypes: false }).compile(schema);
  const [first, second] = runs;
  expect([first?.code, first?.stderr]).toEqual([1, '']);
  validate(JSON.parse(first?.stdout ?? ''));
  expect(validate.errors).toBeNull();
  expect(second).toEqual(first);
});

it.concurrent('no path of this machine is printed that was not given', async () => {
  const { stdout } = await nospof(['lint', 'plan.json', '--verbose'], { cwd: folder });
  expect(stdout).toMatch(/ plan {2}plan .* plan\.json {2}sha256 /);
  expect(stdout).not.toMatch(/(?:^|[\s(])(?:\/|[A-Za-z]:\\)/);
});

it.concurrent('a report in a file stands beside the text', async () => {
  const { code, stdout, stderr } = await nospof(['lint', 'plan.json', '--quiet', '--format', 'json=report.json'], {
    cwd: folder,
  });
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('rejected: 2 errors');
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).verdict).toBe('rejected');
});

it.concurrent('a report that cannot be written', async () => {
  const { code, stderr } = await nospof(['lint', '--format', 'json=no/such/folder.json'], { cwd: folder });
  expect([code, stderr]).toEqual([2, 'nospof: no/such/folder.json: cannot write the report to this file (ENOENT)\n']);
  expect(existsSync(join(folder, 'no'))).toBe(false);
});

it.concurrent('standard input and a file give the same findings', async () => {
  const piped = await nospof(['lint', '-', '--quiet'], { stdin: readFileSync(shop) });
  const named = await nospof(['lint', shop, '--quiet']);
  expect(piped).toEqual(named);
  expect(piped.code).toBe(1);
});

it.concurrent.each([
  ['no terminal, no colour', {}, [], false],
  ['no terminal, no colour, in CI neither', { CI: '1' }, [], false],
  ['FORCE_COLOR', { FORCE_COLOR: '1' }, [], true],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], false],
  ['NO_COLOR wins', { FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
  ['--no-color wins', { FORCE_COLOR: '1' }, ['--no-color'], false],
])('colours: %s', async (_, env, args, coloured) => {
  const { stdout } = await nospof(['lint', '--quiet', ...args], { cwd: folder, env });
  expect(stdout.includes('\u001b[')).toBe(coloured);
});

it.concurrent.each([
  ['an API of functions', { aws_apigatewayv2_api: 'a', aws_lambda_function: 'f', aws_dynamodb_table: 't' }],
  ['a worker', { aws_lambda_function: 'f', aws_sqs_queue: 'q' }],
  ['roles and buckets', { aws_iam_role: 'r', aws_s3_bucket: 'b' }],
])('what only fails with its Region is judged, and asks for no test tier: %s', async (_, resources) => {
  const plan = {
    format_version: '1.2',
    resource_changes: Object.entries(resources).map(([type, name]) => change(`${type}.${name}`, {})),
  };
  const { code, stdout, stderr } = await nospof(['lint', '-', '--quiet'], { stdin: JSON.stringify(plan) });
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'accepted\n', stderr: '' });
});

it.concurrent('--allow-empty accepts an input with nothing to judge', async () => {
  const { code, stdout, stderr } = await nospof(['lint', 'nothing.json', '--allow-empty', '--quiet'], { cwd: folder });
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'accepted\n', stderr: '' });
});

it.concurrent('a reader that goes away changes neither the verdict nor standard error', async () => {
  const child = spawn(process.execPath, [...command, 'lint', '--format', 'json'], { cwd: folder });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
});

it.concurrent(
  'a deployment of parts that fail with their Region only is accepted; one of unknown parts is not',
  async () => {
    const synthesis = (resource: object) =>
      JSON.stringify({ '//': { metadata: { stackName: 's', version: '0.21.0', backend: 'local' } }, resource });
    const lint = (resource: object) => nospof(['lint', '-'], { cwd: folder, stdin: synthesis(resource) });
    const bucket = { aws_s3_bucket: { b: { bucket: 'site' } }, aws_iam_role: { r: { name: 'deploy' } } };
    expect((await lint(bucket)).code).toBe(0);
    expect((await lint({ acme_thing: { t: {} } })).code).toBe(2);
  },
);

it.concurrent('a tag that is likely a mistake gives a hint, in the text and in JSON', async () => {
  const plan = readFileSync(shop, 'utf8').replaceAll(
    '"Environment": "production"',
    '"Environment": "production", "nospof:ignore": "true"',
  );
  const text = await nospof(['lint', '-'], { stdin: plan });
  expect(text.stdout).toMatch(
    /^hint {7}tag nospof:ignore of aws_\S+ and \d+ more has no effect: to accept a finding, write a$/m,
  );
  const json = await nospof(['lint', '-', '--format', 'json'], { stdin: plan });
  const { hints }: { hints?: readonly string[] } = JSON.parse(json.stdout);
  expect(hints).toHaveLength(1);
});
