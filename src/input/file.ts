import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

import { InputError } from './error.ts';

const pieceSize = 16 * 2 ** 20;

/**
 * Reads a file. Throws InputError, in one sentence, when it is missing or may not be read.
 * @param expected what it is to be, for that sentence
 */
export async function readBytes(path: string, expected?: string): Promise<Uint8Array> {
  try {
    if (await isDevice(path)) throw new InputError(`${path}: is a device, but a file was expected.`);
    return await readFile(path);
  } catch (error) {
    throw sentenceFor(error, path, expected);
  }
}

/** Size of a file in bytes; 0 for a pipe. Throws InputError like `readBytes`. */
export async function bytesIn(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw sentenceFor(error, path);
  }
}

/** The bytes of a file in pieces, in order, for files that are too large to be held. Throws InputError like `readBytes`. */
export async function* piecesOf(path: string): AsyncIterable<Uint8Array> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: pieceSize })) {
      if (piece instanceof Uint8Array) yield piece;
    }
  } catch (error) {
    throw sentenceFor(error, path);
  }
}

/** True for a file; false for a folder, a pipe, and for what is not there. */
export async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** True for what may never end, such as `/dev/zero`: a link of a repository may lead there. */
export async function isDevice(path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    return found.isCharacterDevice() || found.isBlockDevice();
  } catch {
    return false;
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

function sentenceFor(error: unknown, path: string, expected = 'a plan in JSON or a CDKTF output folder'): unknown {
  if (!(error instanceof Error) || error instanceof InputError || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new InputError(`${path}: there is no such file; expected ${expected}.`);
    case 'EACCES':
    case 'EPERM':
      return new InputError(`${path}: permission denied; check the file permissions.`);
    case 'EISDIR':
      return new InputError(`${path}: is a folder, but a file was expected.`);
    default:
      return new InputError(`${path}: cannot be read (${String(error.code)}).`);
  }
}
