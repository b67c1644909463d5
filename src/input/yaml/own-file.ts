import { InputError } from '../error.ts';
import { readShippedSchema } from '../shipped.ts';
import { nearest } from '../spelling.ts';
import { checkYaml } from './yaml-schema.ts';
import type { YamlDocument } from './yaml.ts';

export interface OwnFile<T> {
  readonly document: YamlDocument;
  readonly value: T;
}

/** What a file of a schema is called. */
const called = { nospof: 'a nospof.yaml', pack: 'a policy pack', waivers: 'a file of waivers' } as const;

/** Keys at the top of a file: at the start of a line, or the first behind a brace; a quoted one needs no blank behind it. */
const TOP_KEY = /^(?:\{\s*)?(?:"([^"\n]*)"\s*:|'([^'\n]*)'\s*:|([\w-]+)\s*:(?=\s|$))(\s*1\s*(?:#.*)?$)?/gm;

/**
 * A YAML file that is written for nospof, checked against one of its schemas. A path may lead to any file, by mistake or not: one
 * most of whose keys are no key of the schema, nor nearly one, is not ours to quote.
 * @throws InputError one sentence with file and line; without a word of the file where it is another's.
 */
export async function readOwnFile<T>(text: string, file: string, schemaName: keyof typeof called): Promise<OwnFile<T>> {
  const schema = await readShippedSchema(schemaName);
  const known = Object.keys(sectionOf(schema, 'properties'));
  const refuse = (written: readonly Written[]): void => {
    if (isOurs(written, known)) return;
    const such = known.slice(0, 3).join(', ');
    throw new InputError(`${file}: is not ${called[schemaName]}, expected YAML with keys such as ${such}`);
  };
  if (!isNothing(text)) refuse(topKeys(text));
  // Loaded here only: what is shipped is no YAML once it is built.
  const { parseYaml } = await import('./yaml.ts');
  const document = parseYaml(text, file);
  const { value } = document;
  // On one line there are more keys than the first.
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) refuse(Object.entries(value));
  return { document, value: await checkYaml<T>(document, schema) };
}

/** A key at the top, and what it says as far as that can be told. */
type Written = readonly [key: string, value: unknown];

/** Empty or binary: what is said of it needs no word of it. */
function isNothing(text: string): boolean {
  return text.includes('\0') || !/^\s*[^\s#]/m.test(text);
}

function topKeys(text: string): readonly Written[] {
  return Array.from(text.matchAll(TOP_KEY), ([, double, single, bare, one]): Written => [
    double ?? single ?? bare ?? '',
    one === undefined ? undefined : 1,
  ]);
}

/** Most keys are ours. Any file may have a title, and many have a version that is a text: these tell nothing. */
function isOurs(written: readonly Written[], known: readonly string[]): boolean {
  let [ours, others] = [0, 0];
  for (const [key, value] of written) {
    if (key === 'title' || (key === 'version' && typeof value === 'string')) continue;
    if (key.length <= 30 && nearest(key, known, key.length < 4 ? 1 : 2) !== undefined) ours++;
    else others++;
  }
  return (
    ours > others || (ours > 0 && ours === others && written.some(([key, value]) => key === 'version' && value === 1))
  );
}

function sectionOf(schema: object, name: string): object {
  const value: unknown = Reflect.get(schema, name);
  if (typeof value !== 'object' || value === null) throw new Error(`the schema has no ${name}`);
  return value;
}
