import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, isAbsolute } from 'node:path';

/**
 * The folder of the repository that a file is in: the nearest one above it that has a `.git`; else the working folder where it
 * holds the file, else the file's own. Links are followed.
 */
export function repositoryOf(file: string): string {
  const own = realPlace(dirname(resolve(file)));
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return ownPlace(own);
  }
}

/** Without a repository: what the command was started in, unless that is the whole disk. */
function ownPlace(own: string): string {
  const working = realPlace('.');
  return working === dirname(working) || isOutside(own, working) ? own : working;
}

/** True for a path that leads out of a folder, wherever its links lead and whether or not there is anything. */
export function isOutside(path: string, folder: string): boolean {
  const way = relative(folder, realPlace(path));
  return way === '..' || /^\.\.[\\/]/.test(way) || isAbsolute(way);
}

/** Where a path leads in the end; of what is not there, where it would be. */
function realPlace(path: string): string {
  const missing: string[] = [];
  for (let at = resolve(path); ; at = dirname(at)) {
    try {
      return join(realpathSync(at), ...missing);
    } catch {
      if (at === dirname(at)) return resolve(path);
      missing.unshift(basename(at));
    }
  }
}
