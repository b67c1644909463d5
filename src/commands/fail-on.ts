import { InputError } from '../input/error.ts';
import { didYouMean } from '../input/spelling.ts';
import type { FailOn } from '../judge/verdict.ts';

const names = ['error', 'warning', 'unproven', 'new'];

export const FAIL_ON =
  'what rejects: error, warning, unproven or new (only what the plan introduces), or several with commas (default: error)';

export const FAIL_ON_CHANGE =
  'what rejects: new (only what HEAD introduces), error, warning or unproven, or several with commas (default: new)';

export interface FailOnFlags {
  readonly failOn?: FailOn;
  readonly maxUnproven?: number;
}

/** `--fail-on new,warning`: what makes a run fail, in any order. */
export function parseFailOn(text: string): FailOn {
  const said = text.split(',').map((name) => name.trim());
  for (const name of said) {
    if (names.includes(name)) continue;
    throw new InputError(
      `--fail-on ${text}: expected ${names.join(', ')}, or some of them with commas${didYouMean(name, names)}`,
    );
  }
  return {
    severity: said.includes('warning') ? 'warning' : 'error',
    unproven: said.includes('unproven'),
    newOnly: said.includes('new'),
    maxUnproven: Infinity,
  };
}

/** `--max-unproven 5`. */
export function parseMaxUnproven(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InputError(`--max-unproven ${text}: expected a number of findings, such as 5`);
}

/** What both options say together. */
export function failOnOf({ failOn, maxUnproven = Infinity }: FailOnFlags): FailOn {
  return { severity: 'error', unproven: false, newOnly: false, ...failOn, maxUnproven };
}
