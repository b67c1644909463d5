import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';

/** Small networks, each with one fault or none, and the answers. They are no part of this project, so most clones have none. */
export const cases = process.env['NOSPOF_CASES'] ?? fileURLToPath(new URL('../../shared/cases', import.meta.url));

export const casesAreThere = existsSync(cases);

/** The end of the name of every test on the cases: why it is skipped. */
export const casesAbsent = casesAreThere ? '' : ` (skipped: no cases at ${cases})`;

// Vitest counts the skipped tests, but prints the names of none.
if (!casesAreThere) console.warn(`The tests on small networks are skipped: no cases at ${cases} (NOSPOF_CASES).`);

/** What is said of a case when it is right; `*` in an address is any text. */
export interface Answer {
  readonly verdict: 'rejected' | 'unproven' | 'accepted';
  /** All of them are named by a finding that is no `info`. */
  readonly found?: readonly string[];
  /** At least one of them is. */
  readonly found_any?: readonly string[];
  /** None of them is. */
  readonly quiet?: readonly string[];
}

/** The answers by the name of the case. */
export function answers(): Readonly<Record<string, Answer>> {
  return casesAreThere
    ? (load(readFileSync(join(cases, 'cases.yaml'), 'utf8')) as Record<string, Answer>)
    : { 'cases.yaml': { verdict: 'accepted' } };
}

export function planOf(name: string): string {
  return join(cases, name, 'plan.json');
}
