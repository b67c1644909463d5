import { stat } from 'node:fs/promises';

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

/** Device and number of a file: the same under all its names. Undefined for what is not there, or is no file. */
async function placeOf(path: string): Promise<string | undefined> {
  try {
    const found = await stat(path, { bigint: true });
    return found.isFile() ? `${found.dev} ${found.ino}` : undefined;
  } catch {
    return undefined;
  }
}
