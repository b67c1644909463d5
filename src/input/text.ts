import { inputName } from './contents.ts';
import { InputError } from './error.ts';

/** Longest text the language can hold is a little over this many characters; longer inputs are read in pieces. */
export const longestText = 512 * 1024 * 1024 - 64;

/**
 * Decodes an input: UTF-8 with or without a byte order mark, UTF-16 of both orders with or without one. Bytes that are
 * no UTF-8 (an old code page) become replacement characters: they can only stand in texts for people.
 * Throws InputError for what is empty or no text.
 * @param expected what the input is to be, for that sentence
 */
export function textOf(bytes: Uint8Array, path: string, expected = 'a plan in JSON'): string {
  const name = inputName(path);
  if (bytes.length === 0) throw new InputError(`${name}: is empty, but ${expected} was expected.`);
  const binary = binaryKind(bytes, expected);
  if (binary !== undefined) throw new InputError(`${name}: ${binary}.`);
  const text = decoderOf(bytes).decode(bytes);
  // UTF-16 that something took for an 8-bit code page and saved again: every second character is a NUL.
  const plain = text.includes('\0') ? text.replaceAll('\0', '') : text;
  if (plain.trim() === '') throw new InputError(`${name}: contains only whitespace, but ${expected} was expected.`);
  return plain;
}

function decoderOf(bytes: Uint8Array): InstanceType<typeof TextDecoder> {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && third !== 0 && fourth === 0)) {
    return new TextDecoder('utf-16le');
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && third === 0 && fourth !== 0)) {
    return new TextDecoder('utf-16be');
  }
  return new TextDecoder('utf-8');
}

function binaryKind(bytes: Uint8Array, expected: string): string | undefined {
  const starts = (...signature: number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) {
    return 'is a binary plan file; give the output of "terraform show -json PLANFILE" instead';
  }
  if (starts(0x1f, 0x8b)) return 'is compressed with gzip; unpack it first';
  if (starts(0x89, 0x50, 0x4e, 0x47) || starts(0xff, 0xd8, 0xff) || starts(0x47, 0x49, 0x46, 0x38)) {
    return `is a picture, but ${expected} was expected`;
  }
  if (starts(0x25, 0x50, 0x44, 0x46)) return `is a PDF document, but ${expected} was expected`;
  if (starts(0x7f, 0x45, 0x4c, 0x46)) return `is a program, but ${expected} was expected`;
  return undefined;
}
