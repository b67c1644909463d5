import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { readDeployment } from '../../src/input/read.ts';
import type { Json } from '../../src/input/value.ts';
import { change, sentence } from './inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'nospof-input-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, content: object | string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const plan = (address: string): object => ({ format_version: '1.2', resource_changes: [change(address, {})] });

function manifest(...stacks: readonly string[]): object {
  const entries = stacks.map((name) => [name, { name, synthesizedStackPath: `stacks/${name}/cdk.tf.json` }]);
  return { version: '0.21.0', stacks: Object.fromEntries(entries) };
}

function stack(name: string, more: { [key: string]: Json } = {}): object {
  return { '//': { metadata: { stackName: name } }, ...more };
}

it('reads several inputs as one deployment, with unique names and ids', async () => {
  const a = write('a/plan.json', plan('aws_x.a'));
  const b = write('b/plan.json', plan('aws_x.a'));
  const state = write('live.tfplan.json', { format_version: '1.0', values: { root_module: { resources: [] } } });
  const { documents, resources } = await readDeployment([a, b, state]);
  expect(documents.map(({ name, kind, path }) => [name, kind, path])).toEqual([
    ['a/plan', 'plan', a],
    ['b/plan', 'plan', b],
    ['live', 'state', state],
  ]);
  expect(resources.map(({ id, address }) => [id, address])).toEqual([
    ['a/plan:aws_x.a', 'aws_x.a'],
    ['b/plan:aws_x.a', 'aws_x.a'],
  ]);
  expect(resources[1]?.document).toBe(documents[1]);
});

it('leaves ids alone where there is one document', async () => {
  const { resources, documents } = await readDeployment([write('one.json', plan('aws_x.a'))]);
  expect(resources[0]?.id).toBe('aws_x.a');
  expect(documents[0]?.digest).toBe(
    createHash('sha256')
      .update(JSON.stringify(plan('aws_x.a')))
      .digest('hex'),
  );
});

it('reads a folder of stacks in the order of its manifest, and joins their states', async () => {
  const remote = (backend: string, config: Json): Json => ({ backend, config });
  const net = stack('net', {
    terraform: { backend: { s3: { key: 'net', bucket: 'b' } } },
    resource: { aws_x: { a: {} } },
  });
  const app = stack('app', {
    data: {
      terraform_remote_state: {
        'cross-stack-reference-input-net': remote('local', { path: '/elsewhere/terraform.net.tfstate' }),
        shared: remote('s3', { bucket: 'b', key: 'net' }),
        other: remote('s3', { bucket: 'b', key: 'other' }),
        'cross-stack-reference-input-gone': remote('local', {}),
      },
    },
  });
  write('out/manifest.json', manifest('net', 'app'));
  const first = write('out/stacks/net/cdk.tf.json', net);
  write('out/stacks/app/cdk.tf.json', app);
  const path = join(folder, 'out');
  const { documents, resources } = await readDeployment([path]);
  const digest = createHash('sha256').update(JSON.stringify(net)).update(JSON.stringify(app)).digest('hex');
  expect(documents.map((each) => [each.name, each.path, each.digest])).toEqual([
    ['net', path, digest],
    ['app', path, digest],
  ]);
  expect([...(documents[1]?.remoteStates ?? [])]).toEqual([
    ['cross-stack-reference-input-net', 'net'],
    ['shared', 'net'],
  ]);
  expect(resources[0]?.id).toBe('net:aws_x.a');
  expect((await readDeployment([first])).documents.map((each) => each.name)).toEqual(['net']);
  expect((await readDeployment([join(path, 'stacks/app')])).documents.map((each) => each.name)).toEqual(['app']);
});

it('keeps apart two output folders with the same stacks', async () => {
  const app = stack('app', {
    data: { terraform_remote_state: { 'cross-stack-reference-input-net': { backend: 'local', config: {} } } },
  });
  for (const name of ['prod', 'test']) {
    write(`${name}/manifest.json`, manifest('net', 'app'));
    write(`${name}/stacks/net/cdk.tf.json`, stack('net'));
    write(`${name}/stacks/app/cdk.tf.json`, app);
  }
  const { documents } = await readDeployment([join(folder, 'prod'), join(folder, 'test')]);
  expect(documents.map((each) => [each.name, [...(each.remoteStates?.values() ?? [])]])).toEqual([
    ['prod/net', []],
    ['prod/app', ['prod/net']],
    ['test/net', []],
    ['test/app', ['test/net']],
  ]);
});

it('reads standard input beside files', async () => {
  const stdin = (): Promise<Uint8Array> => Promise.resolve(Buffer.from(JSON.stringify(plan('aws_x.b'))));
  const { documents } = await readDeployment(['-', write('c.json', plan('aws_x.a'))], { stdin });
  expect(documents.map((each) => [each.name, each.path])).toEqual([
    ['stdin', '-'],
    ['c', join(folder, 'c.json')],
  ]);
});

const noFile = 'there is no such file; expected a plan in JSON or a CDKTF output folder';

it.each<[string, string, () => void, string]>([
  ['a missing file', 'missing.json', () => undefined, `missing.json: ${noFile}`],
  ['a file as a folder', 'file.json/x', () => write('file.json', plan('aws_x.a')), `file.json/x: ${noFile}`],
  [
    'a folder',
    'empty',
    () => mkdirSync(join(folder, 'empty')),
    'empty: is a folder without manifest.json; expected a plan in JSON or a CDKTF output folder such as cdktf.out',
  ],
  [
    'a folder with a plan in it',
    'beside',
    () => write('beside/plan.json', plan('aws_x.a')),
    'beside: is no CDKTF output folder, but contains a plan, plan.json; give that',
  ],
  [
    'a manifest without stacks',
    'none',
    () => write('none/manifest.json', manifest()),
    'none/manifest.json: names no stack; run the synthesis first',
  ],
  [
    'another manifest',
    'web',
    () => write('web/manifest.json', { name: 'web' }),
    'web/manifest.json: is not the manifest of a CDKTF output folder ("stacks" expected)',
  ],
  [
    'a broken manifest',
    'broken',
    () => write('broken/manifest.json', '{'),
    'broken/manifest.json: is not the manifest of a CDKTF output folder ("stacks" expected)',
  ],
  ['a missing stack', 'lost', () => write('lost/manifest.json', manifest('a')), `lost/stacks/a/cdk.tf.json: ${noFile}`],
  [
    'a stack in HCL',
    'hcl',
    () => write('hcl/manifest.json', { stacks: { a: { synthesizedStackPath: 'a/cdk.tf' } } }),
    'hcl/a/cdk.tf: is HCL; synthesise JSON instead (without SYNTH_HCL_OUTPUT)',
  ],
  ['an empty file', 'nil.json', () => write('nil.json', ''), 'nil.json: is empty, but a plan in JSON was expected'],
])('refuses %s', async (_, path, prepare, problem) => {
  prepare();
  const message = await sentence(readDeployment([join(folder, path)]));
  expect(message).toBe(
    `${join(folder, problem.slice(0, problem.indexOf(':')))}${problem.slice(problem.indexOf(':'))}.`,
  );
});

it('refuses the same input twice', async () => {
  const path = write('twice.json', plan('aws_x.a'));
  expect(await sentence(readDeployment([path, `${folder}/./twice.json`]))).toBe(
    `${folder}/./twice.json: is given more than once, also as ${path}.`,
  );
  expect(await sentence(readDeployment(['-', '-']))).toBe('standard input: is given more than once.');
  expect(await sentence(readDeployment(['-']))).toBe('standard input: cannot be read here.');
});
