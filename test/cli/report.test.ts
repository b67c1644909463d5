import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { folderWithPlans, nospof } from './command.ts';

const cwd = folderWithPlans();
const file = join(cwd, 'report.json');
beforeAll(async () => {
  await nospof(['lint', 'plan.json', '--format', 'json=report.json'], { cwd });
});
afterAll(() => rmSync(cwd, { recursive: true }));

it('a saved report is shown in any format; the exit code is not that of its verdict', async () => {
  const lint = await nospof(['lint', 'plan.json'], { cwd });
  expect(lint.code).toBe(1);
  expect(await nospof(['report', 'report.json'], { cwd })).toEqual({ ...lint, code: 0 });
  const { stdout } = await nospof(['report', 'report.json', '--format', 'markdown', '--format', 'csv=f.csv'], { cwd });
  expect(stdout).toContain('## ✗ nospof: rejected: 2 errors');
  expect(readFileSync(join(cwd, 'f.csv'), 'utf8')).toContain('single-datastore');
});

it('a saved report is read from standard input', async () => {
  const stdin = readFileSync(file);
  expect(await nospof(['report', '-', '--format', 'json'], { cwd, stdin })).toEqual({
    code: 0,
    stdout: stdin.toString(),
    stderr: '',
  });
});

it.each([
  [
    'the report itself is not written over',
    ['report.json', '--format', 'json=./report.json'],
    'is the same file as report.json, which is an input; write to another file.',
  ],
  [
    'a plan is no report',
    ['plan.json'],
    'plan.json: is a plan, but a report that nospof lint --format json wrote was expected; nospof lint checks a plan',
  ],
  [
    'a report that is not there',
    ['old.json'],
    'old.json: there is no such file; expected a report that nospof lint --format json wrote.',
  ],
  ['a report is no plan', ['broken.json'], 'broken.json: "verdict" is missing'],
])('%s', async (_, args, sentence) => {
  writeFileSync(join(cwd, 'broken.json'), readFileSync(file, 'utf8').replace('"verdict": "rejected"', '"verdikt": 1'));
  const { code, stdout, stderr } = await nospof(['report', ...args], { cwd });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(sentence);
});
