import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { folderWithPlans, nospof } from './command.ts';

const folder = folderWithPlans();
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'nospof-baseline.json');

it('a baseline is recorded, read where it lies, and shrinks', async () => {
  expect(await nospof(['baseline'], { cwd: folder })).toEqual({
    code: 0,
    stdout: '',
    stderr: 'nospof: 2 findings recorded in nospof-baseline.json\n',
  });
  const accepted = await nospof(['lint'], { cwd: folder });
  expect(accepted.code).toBe(0);
  expect(accepted.stdout).toContain('baseline   nospof-baseline.json, found in this folder (sha256 ');
  expect(accepted.stdout.endsWith('accepted, 2 in the baseline\n')).toBe(true);
  expect((await nospof(['lint', '--no-baseline'], { cwd: folder })).code).toBe(1);
  const strict = ['lint', '--pack', 'strict', '--quiet'];
  expect((await nospof(strict, { cwd: folder })).stdout.endsWith('rejected: 2 errors\n')).toBe(true);
  expect((await nospof([...strict, '--baseline', file], { cwd: folder })).code).toBe(0);

  const plan = readFileSync(join(folder, 'plan.json'), 'utf8');
  writeFileSync(
    join(folder, 'plan.json'),
    plan.replaceAll('"multi_az":false', '"multi_az":true').replaceAll(/"multi_az": false/g, '"multi_az": true'),
  );
  const { code, stdout } = await nospof(['lint'], { cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toContain('1 of nospof-baseline.json is resolved: run nospof baseline again');
  expect((await nospof(['baseline', '-o', 'nospof-baseline.json'], { cwd: folder })).stderr).toContain(
    '1 finding recorded',
  );
  expect(readFileSync(file, 'utf8')).not.toContain('single-datastore');
});

it('an input is not written over', async () => {
  expect(await nospof(['baseline', '-o', 'plan.json'], { cwd: folder })).toMatchObject({
    code: 2,
    stderr: 'nospof: plan.json: is an input; write to another file.\n',
  });
});
