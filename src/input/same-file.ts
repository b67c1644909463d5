import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

import { inputName } from './contents.ts';
import { InputError } from './error.ts';
import { isFolder } from './file.ts';
import { filesOfFolder } from './synth/folder.ts';

/**
 * Refuses to write over what is read: the same file by another spelling of its path, a link or a symbolic link counts, and
 * so does any file of a CDKTF output folder that is read. What is no file (a pipe, a terminal) cannot be overwritten.
 * @param outputs where reports and pictures go
 * @param inputs every path that is read; `-` is standard input
 * @throws InputError one sentence about the first output that is an input.
 */
export async function refuseOverwriting(outputs: readonly string[], inputs: readonly string[]): Promise<void> {
  if (outputs.length === 0) return;
  const read = new Map<string, string>();
  for (const path of inputs) {
    for (const file of (await isFolder(path)) ? await filesOfFolder(path) : [path]) {
      const place = await placeOf(file);
      if (place !== undefined) read.set(place, path);
    }
  }
  for (const output of outputs) {
    const place = await placeOf(output);
    const input = place === undefined ? undefined : read.get(place);
    if (input === undefined) continue;
    const which = input === output ? 'is an input' : `is the same file as ${input}, which is an input`;
    throw new InputError(`${output}: ${which}; write to another file.`);
  }
}

/**
 * Refuses a file that is given more than once: by another spelling, a link or a symbolic link as well.
 * @param inputs every path that is read; `-` is standard input
 * @throws InputError one sentence about the first that is given before.
 */
export async function refuseTwice(inputs: readonly string[]): Promise<void> {
  const seen = new Map<string, string>();
  for (const path of inputs) {
    const place = path === '-' ? path : ((await placeOf(path)) ?? resolve(path));
    const before = seen.get(place);
    if (before === undefined) {
      seen.set(place, path);
      continue;
    }
    const other = before === path ? '' : `, also as ${before}`;
    throw new InputError(`${inputName(path)}: is given more than once${other}.`);
  }
}

/** Device and number of a file or folder: the same under all its names. Undefined for what is not there, or is a pipe. */
async function placeOf(path: string): Promise<string | undefined> {
  try {
    const found = await stat(path, { bigint: true });
    return found.isFile() || found.isDirectory() ? `${found.dev} ${found.ino}` : undefined;
  } catch {
    return undefined;
  }
}
