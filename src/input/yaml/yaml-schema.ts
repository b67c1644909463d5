import type { ErrorObject, ValidateFunction } from 'ajv';
import { isDate, isTime } from '../declared/units.ts';
import { InputError } from '../error.ts';
import { didYouMean } from '../spelling.ts';
import { escapeKey } from './json-pointer.ts';
import type { YamlDocument } from './yaml.ts';

/** What is checked; without lines where a line says nothing to people, as in JSON that a program wrote. */
type Checked = Pick<YamlDocument, 'file' | 'value'> & Partial<Pick<YamlDocument, 'line'>>;

/** A schema is compiled for one file: its code need not be fast. The tests check the schemas themselves. */
const quick = { validateSchema: false, inlineRefs: false, code: { optimize: false } };

/**
 * The document's value when it fits the JSON Schema (draft 2020-12).
 * @throws InputError one sentence about the first line that does not fit: file, line if there are lines, what was expected.
 */
export async function checkYaml<T>(document: Checked, schema: object): Promise<T> {
  const validate = await validator(schema);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller knows what the schema describes
  if (validate(document.value)) return document.value as T;
  // The deepest error of a union is the branch the writer had in mind; over the file, the first line counts.
  const telling = mostTelling(validate.errors ?? []).map((error) => ({
    error,
    line: document.line?.(place(error)) ?? 0,
  }));
  const [first] = telling.toSorted((a, b) => a.line - b.line || depth(b.error) - depth(a.error));
  if (first === undefined) throw new Error('a schema that fails gives errors');
  const at = document.line === undefined ? '' : `:${first.line}`;
  throw new InputError(`${document.file}${at}: ${sentence(first.error)}`);
}

const validators = new WeakMap<object, ValidateFunction>();

/** Compiled once a schema: a process may read many files, and compiling takes longer than reading them. */
async function validator(schema: object): Promise<ValidateFunction> {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  // Loaded here only: it is the heaviest thing the command can load, and a run without files of the user needs none.
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const formats = { date: isDate, 'date-time': isTime };
  const told = { allErrors: true, verbose: true, allowUnionTypes: true, formats };
  const compiled = new Ajv2020({ ...told, ...quick }).compile(schema);
  validators.set(schema, compiled);
  return compiled;
}

/** Pointer to what is wrong; for an unknown key the key itself. */
function place(error: ErrorObject): string {
  const key = param(error, 'additionalProperty') ?? param(error, 'propertyName') ?? error.propertyName;
  return key === undefined ? error.instancePath : `${error.instancePath}/${escapeKey(key)}`;
}

function depth(error: ErrorObject): number {
  return error.instancePath.split('/').length;
}

/** An unknown key says most; titled schemas say in words what they expect; a bare union only that no branch fits. */
function rank(error: ErrorObject): number {
  if (error.keyword === 'additionalProperties') return -2;
  if (error.keyword === 'required') return -1;
  if (title(error) !== undefined) return 0;
  return error.keyword === 'anyOf' || error.keyword === 'oneOf' || error.keyword === 'if' ? 2 : 1;
}

/** Leaves out an error where another about the same value, or about a part of it, says more. */
function mostTelling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const best = new Map<string, number>();
  const above = new Set<string>();
  for (const error of errors) {
    const { instancePath } = error;
    best.set(instancePath, Math.min(rank(error), best.get(instancePath) ?? Infinity));
    let end = instancePath.lastIndexOf('/');
    // What is above a known place is known too.
    for (; end >= 0 && !above.has(instancePath.slice(0, end)); end = instancePath.lastIndexOf('/', end - 1)) {
      above.add(instancePath.slice(0, end));
      if (end === 0) break;
    }
  }
  return errors.filter((error) => {
    const { instancePath } = error;
    const explained = rank(error) !== 1 && above.has(instancePath);
    return !explained && rank(error) <= (best.get(instancePath) ?? Infinity);
  });
}

function sentence(error: ErrorObject): string {
  const path = readable(error.instancePath);
  const inPath = path === '' ? '' : ` in ${path}`;
  const unknown = param(error, 'additionalProperty') ?? param(error, 'propertyName');
  if (unknown !== undefined) {
    const known = Object.keys(section(error.parentSchema, 'properties') ?? {});
    const hint = didYouMean(unknown, known);
    const expected = hint === '' && known.length > 0 ? `, expected one of ${known.join(', ')}` : hint;
    return `unknown key "${unknown}"${inPath}${expected}`;
  }
  if (error.propertyName !== undefined) {
    return `"${error.propertyName}"${inPath} is a key, expected ${title(error) ?? plain(error)}`;
  }
  const missing = param(error, 'missingProperty');
  if (missing !== undefined) return `"${missing}" is missing${inPath}`;
  const subject = path === '' ? 'the file' : path;
  const allowed: unknown = error.params['allowedValues'];
  if (Array.isArray(allowed)) {
    const values = allowed.map(String);
    // In quotes it may be spelt as expected: then the quotes are what is wrong.
    const isWord = typeof error.data === 'string' && !values.includes(error.data);
    const hint = isWord ? didYouMean(String(error.data), values) : '';
    const expected = title(error) ?? `one of ${values.join(', ')}`;
    return `${subject} is ${shown(error.data)}${hint === '' ? `, expected ${expected}` : hint}`;
  }
  return `${subject} is ${shown(error.data)}, expected ${(path === '' ? undefined : title(error)) ?? plain(error)}`;
}

function plain(error: ErrorObject): string {
  const type: unknown = error.params['type'];
  if (Array.isArray(type)) return type.map((name) => typeNames[String(name)] ?? String(name)).join(' or ');
  if (typeof type === 'string') return typeNames[type] ?? type;
  return (error.message ?? 'something else').replace(/^must (be )?/, '');
}

const typeNames: Readonly<Record<string, string>> = {
  object: 'keys with values',
  array: 'a list',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};

function shown(data: unknown): string {
  if (data === null || data === undefined) return 'empty';
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'object') return 'a set of keys';
  // JSON has no word for these.
  if (typeof data === 'number' && !Number.isFinite(data))
    return Number.isNaN(data) ? '.nan' : data > 0 ? '.inf' : '-.inf';
  return JSON.stringify(data).slice(0, 60);
}

function readable(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`), '');
}

function param(error: ErrorObject, name: string): string | undefined {
  const value: unknown = error.params[name];
  return typeof value === 'string' ? value : undefined;
}

function title(error: ErrorObject): string | undefined {
  const value: unknown = error.parentSchema?.['title'];
  return typeof value === 'string' ? value : undefined;
}

function section(schema: object | undefined, name: string): object | undefined {
  const value: unknown = schema === undefined ? undefined : Reflect.get(schema, name);
  return typeof value === 'object' && value !== null ? value : undefined;
}
