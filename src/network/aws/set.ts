import type { Attributes } from '../../input/attributes.ts';

/** Something is written there, known or not. State keeps what was never written as an empty string. */
export function isSet(at: Attributes, path: string): boolean {
  const value = at.read(path);
  return value.kind !== 'omitted' && !(value.kind === 'known' && value.value === '');
}
