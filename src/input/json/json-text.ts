import { inputName } from '../contents.ts';
import { InputError } from '../error.ts';
import { formatOf, mistakenFor } from '../format.ts';
import type { Format } from '../format.ts';
import { refuseTooDeep } from './depth.ts';
import { findJsonError, positionOf } from './json-error.ts';
import { isObject } from './json.ts';
import type { JsonObject } from './json.ts';
import { endOfQuoted } from '../../quoted.ts';
import type { Json } from '../value.ts';

export interface Recognised {
  readonly format: Format;
  readonly json: JsonObject;
}

const expected = 'expected a plan or state in JSON, as "terraform show -json" gives it, or a CDKTF stack';

/**
 * Finds the plan, state or synthesised stack in a text. Continuous integration puts log lines before and after it, or prints
 * it several times; shells add a `%` or `%0A`. Throws InputError when there is none, more than one, or only a part of one.
 */
export function recognise(text: string, path: string): Recognised {
  const whole = parse(text);
  if (whole !== undefined) {
    refuseTooDeep(whole, path);
    return recognisedIn(whole) ?? refuse(unrecognised(whole), path);
  }
  const start = text.search(/\S/);
  const isBare = text[start] === '{';
  const found = new Map<string, Recognised>();
  let problem: string | undefined;
  for (const [from, to] of objectsIn(text)) {
    // Starting again inside of a document that is cut off would take a part of it for the whole.
    if (to === undefined) return refuse(syntax(text, from), path);
    const object = asPrinted(text, from, to);
    // The same plan once more, as setup-terraform prints it.
    if (found.has(object)) continue;
    const json = parse(object);
    const document = json === undefined ? undefined : recognisedIn(json);
    if (document !== undefined) found.set(object, document);
    else if (json === undefined && isBare && from === start) return refuse(syntax(text, from), path);
    else if (json !== undefined) problem ??= from === start ? unrecognised(json) : mistakenFor(json);
  }
  const [first] = found.values();
  if (first === undefined) return refuse(problem ?? `${plainText(text)}; ${expected}`, path);
  refuseTooDeep(first.json, path);
  if (found.size > 1) return refuse(`holds ${found.size} plans or states; give each in a file of its own`, path);
  return first;
}

/**
 * A JSON object in a log as the program printed it. GitHub's workflow commands (`::debug::stdout: {…}`), which the wrapper of
 * setup-terraform repeats the output in, escape `%` and the ends of lines.
 * Source: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts (escapeData)
 */
function asPrinted(text: string, from: number, to: number): string {
  const object = text.slice(from, to);
  const isCommand = text.startsWith('::', text.lastIndexOf('\n', from) + 1);
  if (!isCommand) return object;
  return object.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function parse(text: string): Json | undefined {
  try {
    const json: Json = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
    return json;
  } catch {
    return undefined;
  }
}

/** The document that JSON is as a whole; undefined when it is none of the formats. */
export function recognisedIn(json: Json): Recognised | undefined {
  const format = formatOf(json);
  return format !== undefined && isObject(json) ? { format, json } : undefined;
}

/** Begin and end of every outermost JSON object in a log, in one pass; no end where the text is cut off. */
function* objectsIn(text: string): Iterable<readonly [from: number, to: number | undefined]> {
  const opening = text.trimEnd() === '{' ? /\{/g : /\{(?=\s*["}])/g;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const end = endOfObject(text, found.index);
    yield [found.index, end];
    if (end === undefined) return;
    opening.lastIndex = end;
  }
}

function endOfObject(text: string, from: number): number | undefined {
  const mark = /["{}]/g;
  mark.lastIndex = from;
  let depth = 0;
  let isClosed = true;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    if (found[0] === '"') {
      const end: number | undefined = isClosed ? endOfQuoted(text, found.index) : undefined;
      // Behind a quote that nothing closes no other is closed; braces may still tell where the object ends.
      isClosed = end !== undefined;
      if (end !== undefined) mark.lastIndex = end;
    } else if (found[0] === '{') depth += 1;
    else depth -= 1;
    if (depth === 0) return mark.lastIndex;
  }
  return undefined;
}

function syntax(text: string, from: number): string {
  const error = findJsonError(text.slice(from));
  const offset = from + (error?.offset ?? 0);
  return `is not valid JSON at ${positionOf(text, offset)}: ${error?.problem ?? 'expected a value'}`;
}

/** What is wrong with JSON that is no plan, state or stack. */
export function unrecognised(json: Json): string {
  return mistakenFor(json) ?? `is JSON, but not a Terraform plan: ${expected}`;
}

function plainText(text: string): string {
  if (/^\s*(?:terraform|resource|provider|module|data|variable|locals|output)\b[^\n]*\{/m.test(text))
    return 'is Terraform source, not JSON';
  if (/^Terraform (?:will perform|used the selected)|^Plan: \d+ to add/m.test(text))
    return 'is a plan as text for people, not JSON';
  return 'does not contain a JSON object';
}

function refuse(problem: string, path: string): never {
  throw new InputError(`${inputName(path)}: ${problem}.`);
}
