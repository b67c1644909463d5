import type { Settings } from '../settings.ts';
import { addressFaults } from './addresses.ts';
import { lineOf } from './fault.ts';
import { numberFaults } from './numbers.ts';
import { serviceFaults } from './services.ts';
import { siteFaults } from './sites.ts';

/**
 * What types cannot see, all at once: one sentence a fault with its line in the text of the settings (`settings.ts:12: …`), in the order of
 * the lines; none where the settings fit together.
 */
export function faultsOf(settings: Settings, text: string): string[] {
  const faults = [addressFaults, numberFaults, siteFaults, serviceFaults].flatMap((of) => of(settings));
  return faults
    .map((fault) => ({ line: lineOf(text, fault), says: fault.says }))
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, says }) => `stacks/settings.ts:${line}: ${says}`);
}
