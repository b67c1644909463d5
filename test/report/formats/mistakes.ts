import { InputError, lint } from '../../../src/lint.ts';
import { formats, render } from '../../../src/report/reporters.ts';
import type { Report } from '../../../src/report/report.ts';
import { english } from '../../../src/report/words/en/english.ts';
import { consumers } from './consumers.ts';

const options = { words: english, colour: false, verbose: false, quiet: false, width: 100, tableWidth: Infinity };

/** What is wrong with the report in any format, a line a mistake: for its consumer, or as other bytes the second time. */
export async function mistakes(report: Report): Promise<readonly string[]> {
  const found: string[] = [];
  for (const format of formats) {
    const text = await render(report, format, options);
    if (text !== (await render(structuredClone(report), format, options))) found.push(`${format}: other bytes`);
    for (const mistake of (await consumers[format]?.(text, report)) ?? []) found.push(`${format}: ${mistake}`);
  }
  return found;
}

/** The same of the report on a plan; nothing where it cannot be judged. */
export async function mistakesOn(path: string): Promise<readonly string[]> {
  try {
    return await mistakes(await lint({ inputs: [path] }));
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}
