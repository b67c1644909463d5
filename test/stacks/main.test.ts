import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

function main(environment: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'stacks/main.ts'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...environment },
  });
  return { status, stdout, stderr };
}

it('synthesises what is asked for, and says nothing', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'stacks-'));
  try {
    expect(main({ CDKTF_OUTDIR: outdir, NOSPOF_REDUCE: 'no-staging' })).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readdirSync(join(outdir, 'stacks')).toSorted()).toEqual([
      'production-daejeon',
      'production-global',
      'production-gwangju',
      'production-vault',
    ]);
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
