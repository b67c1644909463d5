import { inputName } from '../input/contents.ts';
import { InputError } from '../input/error.ts';
import { bytesIn, isFolder } from '../input/file.ts';
import { formatOf, mistakenFor } from '../input/format.ts';
import { memberOf } from '../input/json/json.ts';
import { readSavedJson } from '../input/saved-json.ts';
import { readShippedSchema } from '../input/shipped.ts';
import type { Json } from '../input/value.ts';
import { checkYaml } from '../input/yaml/yaml-schema.ts';
import { everyText, printable } from '../printable.ts';
import { asToday, type SavedReport } from '../report/older-report.ts';
import { type LanguageChoice, spokenLanguages } from '../language.ts';
import type { Outcome } from '../lint.ts';
import type { Report } from '../report/report.ts';
import { schemaOfSaved } from '../report/saved-schema.ts';

const EXPECTED = 'a report that nospof lint --format json wrote';
const VERSION = 1;
/** No report is that large; a plan may be. */
const MOST_BYTES = 100 * 2 ** 20;

/**
 * Reads a report that was saved as JSON, by this nospof or by another one of the same version of the format.
 * @param path the file, or what `given` is called in messages
 * @param given its bytes, where they are in no file
 * @throws InputError one sentence, for what is no report.
 */
export async function readReport(path: string, given?: () => Promise<Uint8Array>): Promise<Report> {
  const value = await readSavedJson(path, EXPECTED, given);
  if (!isReport(value)) throw new InputError(`${inputName(path)}: ${mistake(value)}`);
  const version = memberOf(value, 'version');
  if (version !== VERSION) {
    const said = version === undefined ? 'no version' : `version ${JSON.stringify(version)}`;
    throw new InputError(
      `${inputName(path)}: is a report with ${said} of the format, but this nospof reads version ${VERSION}`,
    );
  }
  const saved = await checkYaml<SavedReport>({ file: inputName(path), value }, await savedSchema());
  // Anyone may have written it: what a report of our own says is printable already.
  return everyText(asToday(saved), printable);
}

/** A saved report as what came of judging. Its texts stay in its language, and so does what is said around them unless another is named. */
export function savedOutcome(report: Report, { lang }: LanguageChoice): Outcome {
  return { languages: spokenLanguages({ lang }, report.language ?? 'en'), reportIn: () => report };
}

/** Whether an input is a report of nospof. What cannot be read is none: whoever reads it says why. */
export async function isSavedReport(path: string, given?: () => Promise<Uint8Array>): Promise<boolean> {
  try {
    if (given === undefined && ((await isFolder(path)) || (await bytesIn(path)) > MOST_BYTES)) return false;
    return isReport(await readSavedJson(path, EXPECTED, given));
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** Whether a document is, or is meant to be, a report of nospof. */
export function isReport(value: Json): boolean {
  return memberOf(memberOf(value, 'tool'), 'name') === 'nospof';
}

function mistake(value: Json): string {
  const format = formatOf(value);
  if (format === 'synth') return `is a synthesised stack, but ${EXPECTED} was expected; nospof lint checks a stack`;
  if (format !== undefined) return `is a ${format}, but ${EXPECTED} was expected; nospof lint checks a ${format}`;
  return `${mistakenFor(value) ?? 'is no report of nospof'}; ${EXPECTED} was expected`;
}

let schema: Promise<object> | undefined;

/** The same object each time, so that it is compiled once. */
function savedSchema(): Promise<object> {
  schema ??= readShippedSchema('report').then(schemaOfSaved);
  return schema;
}
