import { sentence } from '../../src/printable.ts';
import type { Attempt, Outcome } from './attempt.ts';
import { passesWith } from './passes.ts';

/** What must not come of any input: a crash, an error that is not one sentence, a pass with what it was refused for. */
export async function troublesOf(made: Attempt, outcome: Outcome): Promise<readonly string[]> {
  if (outcome.is === 'crashed') return [`${describe(made)}: ${stackOf(outcome.error)}`];
  if (outcome.is === 'refused') {
    return isSentence(sentence(outcome.message))
      ? []
      : [`${describe(made)}: refused with ${JSON.stringify(outcome.message)}`];
  }
  return (await passesWith(made, outcome)).map((address) => `${describe(made)}: accepted with ${address}`);
}

/** The number that makes the input again, and what was changed. */
export function describe({ number, seed, changes }: Attempt): string {
  const places = changes.map(({ did, of, path }) => `${did} at ${of} ${path.join('.')}`);
  return `input ${number} (${seed.name}; ${places.join('; ')})`;
}

/** One line, without anything that a terminal acts on, and not as long as a file. */
function isSentence(message: string): boolean {
  return /^\P{Cc}{1,2000}$/u.test(message);
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.stack ?? error.message).split('\n').slice(0, 4).join(' ').slice(0, 500);
}
