import { expect, test } from 'vitest';
import { attempt, outcomeOf } from './attempt.ts';
import { troublesOf } from './troubles.ts';

/**
 * Tries the inputs of all numbers from `first` to `last`, in parts: none takes long enough to be cut off on a machine that is slow.
 * The files that call it run side by side, and are small enough to keep all workers at work to the end.
 */
export function tryInputs(first: number, last: number): void {
  const size = 250;
  const parts = Array.from({ length: Math.ceil((last - first + 1) / size) }, (_, part) => first + part * size);
  test.each(parts)(
    'mutated inputs from %i on: none crashes, is refused in more than a sentence, or passes with what it was refused for',
    async (start) => {
      const found: string[] = [];
      for (let number = start; number < start + size && number <= last; number++) {
        const made = attempt(number);
        found.push(...(await troublesOf(made, await outcomeOf(made))));
      }
      expect(found).toEqual([]);
    },
  );
}
