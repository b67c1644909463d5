import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Real plans, written by others. They are no part of this project, so most clones have none. */
export const corpus = process.env['NOSPOF_CORPUS'] ?? fileURLToPath(new URL('../../shared/corpus', import.meta.url));

export const isThere = existsSync(corpus);

/** The end of the name of every test on the corpus: why it is skipped. */
export const absent = isThere ? '' : ` (skipped: no corpus at ${corpus})`;

// Vitest counts the skipped tests, but prints the names of none.
if (!isThere) console.warn(`The tests on real plans are skipped: no corpus at ${corpus} (NOSPOF_CORPUS).`);
