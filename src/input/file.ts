import { readFile, stat } from 'node:fs/promises';

import { InputError } from './error.ts';
import { largestInput } from './text.ts';

/** Reads a file. Throws InputError, in one sentence, when it is missing, too large, or may not be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > largestInput) {
      throw new InputError(`${path}: has ${Math.ceil(size / 2 ** 20)} MiB, but at most 512 MiB can be read.`);
    }
    return await readFile(path);
  } catch (error) {
    throw sentenceFor(error, path);
  }
}

/** True for a folder; false for a file, a pipe, and for what is not there. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

function sentenceFor(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof InputError || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new InputError(`${path}: there is no such file; expected a plan in JSON or a CDKTF output folder.`);
    case 'EACCES':
    case 'EPERM':
      return new InputError(`${path}: may not be read; check its permissions.`);
    case 'EISDIR':
      return new InputError(`${path}: is a folder, but a file was expected.`);
    default:
      return new InputError(`${path}: cannot be read (${String(error.code)}).`);
  }
}
