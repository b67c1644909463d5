import { execSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { isBuilt } from '../cli/command.ts';
import { stacksIn } from './synthesis.ts';

beforeAll(() => {
  if (!isBuilt) execSync('npm run -s build');
});

function main(environment: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'stacks/main.ts'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...environment },
  });
  return { status, stdout, stderr };
}

it('synthesises what is asked for with the line that made each resource, and says nothing', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'stacks-'));
  try {
    expect(main({ CDKTF_OUTDIR: outdir, NOSPOF_REDUCE: 'no-staging' })).toEqual({ status: 0, stdout: '', stderr: '' });
    const stacks = stacksIn(outdir);
    expect([...stacks.keys()]).toEqual([
      'production-daejeon',
      'production-global',
      'production-gwangju',
      'production-lines',
      'production-lines-up',
      'production-vault',
    ]);
    const { resources } = stacks.get('production-daejeon') ?? {};
    expect(resources?.get('aws_lb.saeol-switch')).toHaveProperty(
      ['//', 'metadata', 'stackTrace', 0],
      expect.stringMatching(/^new L4Switch \(\.\.\/.*\/stacks\/service\/l4-switch\.ts:\d+:\d+\)$/),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
});

it('refuses a reduction it does not know, in one sentence', () => {
  expect(main({ NOSPOF_REDUCE: 'everything' })).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'There is no reduction "everything"; NOSPOF_REDUCE may be one of: premises-path, transit-attachment, l4-switch, authentication, no-staging.\n',
  });
});
