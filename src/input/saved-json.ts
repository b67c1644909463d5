import { inputName } from './contents.ts';
import { InputError } from './error.ts';
import { readBytes } from './file.ts';
import { refuseTooDeep } from './json/depth.ts';
import { findJsonError, positionOf } from './json/json-error.ts';
import { textOf } from './text.ts';
import type { Json } from './value.ts';

/**
 * The value of a JSON file that a program wrote.
 * @param path the file, or what `given` is called in messages
 * @param expected what it is to be, for messages: `a report in JSON`
 * @param given its bytes, where they are in no file
 * @throws InputError one sentence, for what cannot be read or is no JSON.
 */
export async function readSavedJson(path: string, expected: string, given?: () => Promise<Uint8Array>): Promise<Json> {
  if (path === '-' && given === undefined) throw new InputError('standard input: cannot be read here');
  const text = textOf(await (given === undefined ? readBytes(path, expected) : given()), path, expected);
  const value = parse(text.startsWith('\ufeff') ? text.slice(1) : text, path, expected);
  refuseTooDeep(value, path);
  return value;
}

function parse(text: string, path: string, expected: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch (error) {
    const { offset, problem } = findJsonError(text) ?? { offset: 0, problem: 'expected a value' };
    const where = `is not valid JSON at ${positionOf(text, offset)}, ${problem}`;
    throw new InputError(`${inputName(path)}: ${where}; ${expected} was expected`, { cause: error });
  }
}
