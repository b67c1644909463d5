import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('writes the line that made each resource, relative to the project', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nospof-'));
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'stacks/main.ts'], {
    env: { ...process.env, CDKTF_OUTDIR: folder, NOSPOF_REDUCE: '' },
    encoding: 'utf8',
  });
  expect([run.status, run.stderr]).toEqual([0, '']);
  const stack = readFileSync(join(folder, 'stacks/production-daejeon/cdk.tf.json'), 'utf8');
  rmSync(folder, { recursive: true });
  const made: { resource: { aws_lb: Record<string, { '//': { metadata: { stackTrace: string[] } } }> } } =
    JSON.parse(stack);
  expect(made.resource.aws_lb['saeol-switch']?.['//'].metadata.stackTrace[0]).toMatch(
    /^new L4Switch \(stacks\/service\/l4-switch\.ts:\d+:\d+\)$/,
  );
  expect(stack).not.toContain(process.cwd());
});
