import { InputError } from '../error.ts';
import { readShippedSchema } from '../shipped.ts';
import { nearest } from '../spelling.ts';
import { checkYaml } from './yaml-schema.ts';
import type { YamlDocument } from './yaml.ts';

export interface OwnFile<T> {
  readonly document: YamlDocument;
  readonly value: T;
}

/** Keys at the top of a file: at the start of a line, or the first behind a brace; a quoted one needs no blank behind it. */
const TOP_KEY = /^(?:\{\s*)?(?:"([^"\n]*)"\s*:|'([^'\n]*)'\s*:|([\w-]+)\s*:(?=\s|$))/gm;

/**
 * A YAML file that is written for nospof, checked against one of its schemas. A path may lead to any file, by mistake or not: what
 * has no key of the schema, nor one that nearly is, is not ours to quote.
 * @throws InputError one sentence with file and line; without a word of the file where it is another's.
 */
export async function readOwnFile<T>(text: string, file: string, schemaName: 'nospof' | 'pack'): Promise<OwnFile<T>> {
  const schema = await readShippedSchema(schemaName);
  const keys = Object.keys(sectionOf(schema, 'properties'));
  if (!isNothing(text) && !isOurs(text, keys)) {
    const called = schemaName === 'nospof' ? 'a nospof.yaml' : 'a policy pack';
    throw new InputError(`${file}: is not ${called}, expected YAML with keys such as ${keys.slice(0, 3).join(', ')}`);
  }
  // Loaded here only: what is shipped is no YAML once it is built.
  const { parseYaml } = await import('./yaml.ts');
  const document = parseYaml(text, file);
  return { document, value: await checkYaml<T>(document, schema) };
}

/** Empty or binary: what is said of it needs no word of it. */
function isNothing(text: string): boolean {
  return text.includes('\0') || !/^\s*[^\s#]/m.test(text);
}

function isOurs(text: string, keys: readonly string[]): boolean {
  for (const [, double, single, bare] of text.matchAll(TOP_KEY)) {
    const key = double ?? single ?? bare ?? '';
    if (key.length <= 30 && nearest(key, keys, key.length < 4 ? 1 : 2) !== undefined) return true;
  }
  return false;
}

function sectionOf(schema: object, name: string): object {
  const value: unknown = Reflect.get(schema, name);
  if (typeof value !== 'object' || value === null) throw new Error(`the schema has no ${name}`);
  return value;
}
