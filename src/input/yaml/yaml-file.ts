import { readFile } from 'node:fs/promises';
import { InputError } from '../error.ts';
import { isDevice } from '../file.ts';

/**
 * The text of a configuration file.
 * @throws InputError when it cannot be read; `name` is what the user called it.
 */
export async function readText(path: string, name = path): Promise<string> {
  if (await isDevice(path)) throw new InputError(`${name}: cannot be read, it is a device`);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new InputError(`${name}: cannot be read, ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'it is a folder';
  return code === 'EACCES' ? 'permission denied' : 'the file system refuses it';
}
