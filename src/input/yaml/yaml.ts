import { EVENT_ID, YAMLException, getScalarValue, load, parseEvents } from 'js-yaml';
import { InputError } from '../error.ts';
import { escapeKey } from './json-pointer.ts';

/** A YAML text with the place of everything in it. */
export interface YamlDocument {
  /** Name for messages, as the user gave it. */
  readonly file: string;
  readonly value: unknown;
  /** 1-based line of the value at a JSON pointer; of its key where it has one. The nearest known parent counts. */
  line(pointer: string): number;
}

/**
 * Reads one YAML 1.2 document.
 * @throws InputError one sentence with file and line, for anything that is not a single well-formed document.
 */
export function parseYaml(text: string, file: string): YamlDocument {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    const value = load(source);
    // Looked for once it is asked for: most files have nothing wrong in them.
    let places: { readonly offsets: ReadonlyMap<string, number>; readonly starts: readonly number[] } | undefined;
    const line = (pointer: string): number => {
      places ??= { offsets: positions(source), starts: lineStarts(source) };
      return lineAt(places.starts, nearestOffset(places.offsets, pointer));
    };
    return { file, value, line };
  } catch (error) {
    if (error instanceof YAMLException) throw new InputError(sentence(error, source, file));
    throw error;
  }
}

function sentence(error: YAMLException, source: string, file: string): string {
  if (source.includes('\0')) return `${file}: expected YAML text, found binary data`;
  if (error.reason.includes('input is empty')) return `${file}: the file is empty, expected YAML`;
  if (error.mark === undefined) return `${file}: ${error.reason}`;
  const line = error.mark.line + 1;
  if (error.reason.startsWith('duplicated mapping key')) {
    // The mark stands at the second one, behind its quote, in block style and in flow style.
    const key = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:,{}[\]][^:\n]*/y;
    const { position } = error.mark;
    key.lastIndex = /["']/.test(source[position - 1] ?? '') ? position - 1 : position;
    const name = key
      .exec(source)?.[0]
      .trim()
      .replace(/^(["'])(.*)\1$/s, '$2');
    return `${file}:${line}: ${name === undefined ? 'a key' : `"${name}"`} is written twice, expected it once`;
  }
  if (error.reason.startsWith('tab characters')) {
    // The mark stands where the indentation begins or one line above it; the tab itself is what people look for.
    const tab = source.split('\n').findIndex((text, index) => index >= error.mark!.line && /^ *\t/.test(text));
    return `${file}:${(tab < 0 ? error.mark.line : tab) + 1}: a tab is used to indent, expected spaces`;
  }
  return `${file}:${line}: not valid YAML, ${error.reason}`;
}

interface Open {
  readonly pointer: string;
  readonly isMapping: boolean;
  /** Next element of a sequence. */
  index: number;
  /** Pointer for the value that follows a key; undefined while a key is awaited. */
  key: string | undefined;
}

/** Offset of every value by JSON pointer; a value with a key is found at its key. */
function positions(source: string): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>([['', 0]]);
  const open: Open[] = [];
  for (const event of parseEvents(source, {})) {
    if (event.type === EVENT_ID.DOCUMENT) continue;
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const parent = open.at(-1);
    if (parent?.isMapping && parent.key === undefined) {
      if (event.type !== EVENT_ID.SCALAR) continue;
      parent.key = `${parent.pointer}/${escapeKey(getScalarValue(source, event))}`;
      offsets.set(parent.key, event.valueStart);
      continue;
    }
    const pointer = parent === undefined ? '' : (parent.key ?? `${parent.pointer}/${parent.index++}`);
    if (parent !== undefined) parent.key = undefined;
    const start =
      event.type === EVENT_ID.SCALAR
        ? event.valueStart
        : event.type === EVENT_ID.ALIAS
          ? event.anchorStart
          : event.start;
    if (!offsets.has(pointer)) offsets.set(pointer, start);
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      open.push({ pointer, isMapping: event.type === EVENT_ID.MAPPING, index: 0, key: undefined });
    }
  }
  return offsets;
}

function nearestOffset(offsets: ReadonlyMap<string, number>, pointer: string): number {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const offset = offsets.get(at);
    if (offset !== undefined) return offset;
  }
  return 0;
}

/** Offset of the first character of each line. */
function lineStarts(source: string): readonly number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** How many lines begin at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
