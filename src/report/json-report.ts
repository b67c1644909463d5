import { output, type Output, withoutInvisible } from '../printable.ts';
import type { Report } from './report.ts';

/**
 * The report as JSON, as report.schema.json describes it. What a terminal or a CI service could obey is written as an escape
 * of JSON, which every JSON reader turns back.
 */
export function renderJson(report: Report): Output {
  return json(report);
}

/** The same of any value. */
export function json(value: unknown): Output {
  const text = withoutInvisible(JSON.stringify(value, null, 2), (character) =>
    character === '\n' ? '\n' : unit(character),
  );
  return output(`${text}\n`, unit);
}

/** `\u200b`, of each half of a surrogate pair. */
function unit(character: string): string {
  return character
    .split('')
    .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
