import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it, vi } from 'vitest';
import { isBuilt } from '../cli/command.ts';

// It packs three times, which takes its time where others work as well.
vi.setConfig({ testTimeout: 300_000 });
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nospof-pack-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** `npm` as far as it can be without a network: what it would install is linked to. */
function withoutNetwork(): string {
  const real = execFileSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const link = `ln -s '${realpathSync(join(root, 'node_modules'))}' node_modules`;
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\nif [ "$1" = ci ]; then ${link}; else exec '${real}' "$@"; fi\n`);
  chmodSync(join(bin, 'npm'), 0o755);
  return `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
}

it('a clone in which nothing is installed makes the tarball that npm pack makes after a build', () => {
  if (!isBuilt) execFileSync('npm', ['run', '-s', 'build'], { cwd: root });
  const env = { ...process.env, PATH: withoutNetwork() };
  const script = [join(root, 'integrations/pack.mjs'), folder];
  const tarball = execFileSync(process.execPath, script, { cwd: folder, env, encoding: 'utf8' }).trim();
  expect(tarball).toBe(join(folder, 'nospof-0.1.0.tgz'));
  const dryRun = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const listed = execFileSync('npm', dryRun, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [{ files }] = JSON.parse(listed) as [{ files: { path: string }[] }];
  const made = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
  // The files of the build are named after what they contain.
  expect(made.map((path) => path.replace(/^package\//, '')).toSorted()).toEqual(
    files.map(({ path }) => path).toSorted(),
  );
  const light = execFileSync(process.execPath, [...script, '--no-types'], {
    cwd: folder,
    env,
    encoding: 'utf8',
  }).trim();
  const kept = execFileSync('tar', ['-tzf', light], { encoding: 'utf8' }).trim().split('\n');
  expect(kept.toSorted()).toEqual(made.filter((path) => !/\.d\.c?ts$/.test(path)).toSorted());
  execFileSync('tar', ['-xzf', tarball, '-C', folder]);
  const manifest = JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8'));
  expect([manifest.name, 'scripts' in manifest, 'devDependencies' in manifest]).toEqual(['nospof', false, false]);
});
