import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWithPlans, nospof, shop } from './command.ts';

it('init writes a first nospof.yaml, which lint reads and which changes nothing', async () => {
  const cwd = folderWithPlans();
  const before = await nospof(['lint', '--format', 'json'], { cwd });
  const { code, stdout, stderr } = await nospof(['init'], { cwd });
  expect([code, stdout, stderr]).toEqual([
    0,
    '',
    'nospof: nospof.yaml is written, with one service as comments; it changes nothing until you decide\n',
  ]);
  const after = await nospof(['lint', '--format', 'json'], { cwd });
  expect(after.code).toBe(before.code);
  expect(JSON.parse(after.stdout).findings).toEqual(JSON.parse(before.stdout).findings);
});

it('init -o - shows what it would write', async () => {
  const { code, stdout, stderr } = await nospof(['init', shop.slice(shop.indexOf('test/')), '-o', '-']);
  expect([code, stderr]).toEqual([0, '']);
  await expect(stdout).toMatchFileSnapshot('first-nospof.yaml.txt');
});

it('init writes over nothing unless it is told to, and over no input', async () => {
  const cwd = folderWithPlans();
  writeFileSync(join(cwd, 'nospof.yaml'), 'version: 1\nnonsense: true\n');
  const refused = await nospof(['init'], { cwd });
  expect([refused.code, refused.stderr]).toEqual([
    2,
    'nospof: nospof.yaml: exists already; use --force to write over it, or -o FILE to write to another file\n',
  ]);
  expect(readFileSync(join(cwd, 'nospof.yaml'), 'utf8')).toContain('nonsense');
  expect(await nospof(['init', '--force'], { cwd })).toMatchObject({ code: 0 });
  expect(readFileSync(join(cwd, 'nospof.yaml'), 'utf8')).not.toContain('nonsense');
  const overInput = await nospof(['init', '-o', 'plan.json', '--force'], { cwd });
  expect([overInput.code, overInput.stderr]).toEqual([2, 'nospof: plan.json: is an input; write to another file.\n']);
});

it('init without a plan says how to make one', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'nospof-'));
  const { code, stderr } = await nospof(['init'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('terraform plan -out plan && terraform show -json plan > plan.json');
  expect(existsSync(join(cwd, 'nospof.yaml'))).toBe(false);
});

it('init reads a plan of nothing', async () => {
  const { code, stdout } = await nospof(['init', 'nothing.json', '-o', '-'], { cwd: folderWithPlans() });
  expect(code).toBe(0);
  expect(stdout).toContain('## DECIDE the services. None was found in these inputs');
});
