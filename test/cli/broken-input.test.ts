import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nospof, type Situation } from './command.ts';

let folder = '';
let empty = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nospof-'));
  empty = join(folder, 'empty-folder');
  mkdirSync(empty);
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
  write('truncated.json', '{"format_version":"1.2","resource_changes":[{"address":"aws_lb.a",');
  write('image.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  write('empty.json', '');
  write('object.json', '{}');
  write('errored.json', '{"format_version":"1.2","errored":true,"planned_values":{},"resource_changes":[]}');
  write('good.json', '{"format_version":"1.2","planned_values":{"root_module":{}},"resource_changes":[]}');
  write('kept.json', '{"format_version":"1.2","planned_values":{"root_module":{}},"resource_changes":[]}');
  write('kept.yaml', 'version: 1\n');
  symlinkSync('kept.json', join(folder, 'link.json'));
  mkdirSync(join(folder, 'cdktf.out/stacks/a'), { recursive: true });
  write(
    'cdktf.out/manifest.json',
    '{"version":"0.21.0","stacks":{"a":{"synthesizedStackPath":"stacks/a/cdk.tf.json"}}}',
  );
  write('cdktf.out/stacks/a/cdk.tf.json', '{"//":{"metadata":{"stackName":"a"}}}');
  write('unknown-key.yaml', 'version: 1\nservises:\n  saeol: { grade: 1 }\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Exit code 2, nothing on standard output, one sentence on standard error. */
async function refusal(args: readonly string[], situation: Situation = {}): Promise<string> {
  const outcome = await nospof(args, { cwd: folder, ...situation });
  expect(outcome).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/^nospof: [^\n]+\n$/) });
  return outcome.stderr.trimEnd();
}

it.concurrent.each([
  ['truncated JSON', ['truncated.json'], /^nospof: truncated\.json\b.+/],
  ['a picture', ['image.png'], /^nospof: image\.png\b.+/],
  ['an empty file', ['empty.json'], /^nospof: empty\.json\b.+empty/],
  ['JSON that is no plan', ['object.json'], /^nospof: object\.json\b.+/],
  ['a folder without a manifest', ['empty-folder'], /^nospof: empty-folder\b.+/],
  ['an errored plan', ['errored.json'], /^nospof: errored\.json\b.+errored/],
  ['a file that is not there', ['missing.json'], /^nospof: missing\.json\b.+/],
  [
    'an unknown key in nospof.yaml',
    ['good.json', '--config', 'unknown-key.yaml'],
    /^nospof: unknown-key\.yaml:2: .+"services"/,
  ],
  ['a configuration that is not there', ['good.json', '--config', 'missing.yaml'], /^nospof: missing\.yaml\b.+/],
  [
    'a plan without anything to judge',
    ['good.json'],
    /^nospof: nothing to check: good\.json has no resources; .+--allow-empty$/,
  ],
])('%s', async (_, args, sentence) => {
  expect(await refusal(['lint', ...args])).toMatch(sentence);
});

it.concurrent.each([
  [
    'by its name',
    ['lint', 'kept.json', '--format', 'json=kept.json'],
    'kept.json: is an input; write to another file.',
  ],
  [
    'by another spelling',
    ['lint', 'kept.json', '--format', 'json=empty-folder/../kept.json'],
    'empty-folder/../kept.json: is the same file as kept.json, which is an input; write to another file.',
  ],
  [
    'by a symbolic link',
    ['lint', 'kept.json', '--format', 'json=link.json'],
    'link.json: is the same file as kept.json, which is an input; write to another file.',
  ],
  [
    'a stack of a folder',
    ['lint', 'cdktf.out', '--format', 'json=cdktf.out/stacks/a/cdk.tf.json'],
    'cdktf.out/stacks/a/cdk.tf.json: is the same file as cdktf.out, which is an input; write to another file.',
  ],
  [
    'the configuration',
    ['lint', 'kept.json', '--config', 'kept.yaml', '--format', 'text=kept.yaml'],
    'kept.yaml: is an input; write to another file.',
  ],
  [
    'a picture',
    ['graph', 'kept.json', '--output', './kept.json'],
    './kept.json: is the same file as kept.json, which is an input; write to another file.',
  ],
])('no output overwrites an input: %s', async (_, args, sentence) => {
  expect(await refusal(args)).toBe(`nospof: ${sentence}`);
});

it.concurrent('an empty standard input', async () => {
  expect(await refusal(['lint', '-'], { stdin: '' })).toMatch(/^nospof: standard input\b.+empty/);
});

it.concurrent('no input, and none in the folder', async () => {
  expect(await refusal(['lint'], { cwd: empty })).toMatch(/^nospof: nothing to check: /);
});
