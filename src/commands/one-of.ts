import { InputError } from '../input/error.ts';
import { didYouMean } from '../input/spelling.ts';

/** Reads an option that takes one of some words: `--format json`. */
export function oneOf<T extends string>(option: string, words: readonly T[]): (text: string) => T {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    const most = words.slice(0, -1).join(', ');
    throw new InputError(`${option} ${text}: expected ${most} or ${words.at(-1)}${didYouMean(text, words)}`);
  };
}
