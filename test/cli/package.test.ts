import { execSync, spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { isBuilt } from './command.ts';

it('the build leaves the command executable: npx runs it as it lies there', () => {
  if (!isBuilt) execSync('npm run -s build');
  const run = spawnSync('dist/cli.js', ['--version'], { encoding: 'utf8' });
  expect([run.error, run.status, run.stdout.trim()]).toEqual([undefined, 0, '0.1.0']);
});
