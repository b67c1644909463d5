import type { Report } from './report.ts';

/**
 * The report as JSON, as report.schema.json describes it. Control characters a terminal could obey are written as
 * escapes, which every JSON reader turns back.
 */
export function renderJson(report: Report): string {
  const text = JSON.stringify(report, null, 2).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${text}\n`;
}
