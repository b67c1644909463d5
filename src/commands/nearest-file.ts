import { dirname, join, resolve } from 'node:path';
import { InputError } from '../input/error.ts';
import type { Host } from './host.ts';

/** Names that a file which is looked for may have. */
export type FileNames = readonly [name: string, ...others: string[]];

/**
 * The nearest file of one of these names: in the working folder, or in one above it up to the root of its repository. Where the
 * inputs lie does not matter: a deployment may be of several folders, and what is declared is about all of it.
 * @param first a folder that is looked at before
 * @param option what names the file otherwise, for the message
 * @throws InputError where a folder has more than one of them, or a pipe of that name, which no one wrote and that may never end.
 */
export function nearestFile(names: FileNames, option: string, host: Host, first?: string): string | undefined {
  for (const folder of [...(first === undefined ? [] : [first]), ...foldersUp(host)]) {
    const [found, other] = names.map((name) => join(folder, name)).filter((path) => host.exists(path));
    if (other !== undefined) {
      throw new InputError(
        `${found} and ${other} are in the same folder: keep one of them, or name one with ${option}`,
      );
    }
    if (found !== undefined && host.isPipe(found)) {
      throw new InputError(`${found}: is a pipe, but a file was expected; to read it, name it with ${option}`);
    }
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The working folder and those above it, as seen from there, up to the one with `.git`. Never above the home folder; without a
 * repository the working folder alone, as what is above it may be anyone's.
 */
function foldersUp({ exists, home }: Host): readonly string[] {
  const folders: string[] = [];
  let folder = '.';
  for (let at = resolve('.'); ; at = dirname(at)) {
    folders.push(folder);
    if (exists(join(folder, '.git'))) return folders;
    if (at === home || at === dirname(at)) return ['.'];
    folder = join(folder, '..');
  }
}
