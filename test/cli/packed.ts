import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A new folder with the package as npm would install it, from the tarball that `npm pack` makes: without a network, so that what it
 * depends on is linked to.
 */
export function folderWithPackage(): string {
  if (!isBuilt) execFileSync('npm', ['run', '-s', 'build'], { cwd: root });
  const folder = mkdtempSync(join(tmpdir(), 'nospof-packed-'));
  const listed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(listed) as [{ filename: string }];
  const place = join(folder, 'node_modules/nospof');
  mkdirSync(place, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', place, '--strip-components=1']);
  const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(
    readFileSync(`${root}package-lock.json`, 'utf8'),
  );
  for (const [path, { dev = false }] of Object.entries(lock.packages)) {
    if (path === '' || dev) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(root, path), join(folder, path));
  }
  return folder;
}
