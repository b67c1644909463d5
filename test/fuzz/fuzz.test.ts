import { expect, test } from 'vitest';
import { attempt, outcomeOf } from './attempt.ts';
import { troublesOf } from './troubles.ts';

/** `npm run fuzz -- --from 1001` goes on from here. */
const inputs = 1000;
const parts = 10;

// In parts: none takes long enough to be cut off on a machine that is slow.
test.each(Array.from({ length: parts }, (_, part) => part))(
  `none of ${inputs} mutated inputs crashes, is refused in more than a sentence, or passes with what it was refused for: part %i`,
  async (part) => {
    const found: string[] = [];
    for (let number = part + 1; number <= inputs; number += parts) {
      const made = attempt(number);
      found.push(...(await troublesOf(made, await outcomeOf(made))));
    }
    expect(found).toEqual([]);
  },
);
