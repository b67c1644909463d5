import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { memberOf, objectAt, stringsOf, textAt } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';
import type { CalledPlace, Place } from '../source/place.ts';

/** A program calls itself through few files that matter to whoever reads where something was made. */
const MOST_CALLERS = 5;

/** Path of the construct that made a resource or a module call: `shop/Database/db`. Undefined where no program made it. */
export function constructOf(made: JsonObject): string | undefined {
  return textAt(objectAt(objectAt(made, '//'), 'metadata'), 'path');
}

/**
 * Line of the program that made a resource: the first frame of its stack trace that is not in a library, relative to
 * the working folder, with the frames that led there. Undefined without a trace, and for files elsewhere: an absolute path must
 * not reach a report.
 * @param folder where the stack file is, which frames like `../../../net.ts:50:16` are relative to; undefined where it is not known
 */
export function sourceOf(resource: JsonObject, folder: string | undefined): CalledPlace | undefined {
  const metadata = objectAt(objectAt(resource, '//'), 'metadata');
  const trace = memberOf(metadata, 'stackTrace') ?? memberOf(metadata, 'trace');
  const [first, ...callers] = stringsOf(trace).flatMap((frame) => placeOf(frame, folder) ?? []);
  if (first === undefined) return undefined;
  const calledFrom = callers.slice(0, MOST_CALLERS);
  return { ...first, ...(calledFrom.length > 0 && { calledFrom }) };
}

/** `new AppStack (/app/main.ts:50:16)` as a place; undefined in a library, or in a file elsewhere. */
function placeOf(frame: string, folder: string | undefined): Place | undefined {
  const [, location, line, column] = /^(?:.*\()?(.+?):(\d+)(?::(\d+))?\)?$/.exec(frame.trim()) ?? [];
  if (location === undefined || /[\\/]node_modules[\\/]|^node:|^internal[\\/]|^<?anonymous>?/.test(location))
    return undefined;
  const path = location.startsWith('file:') ? pathOfUrl(location) : location.replace(/^at (?:async )?/, '');
  if (path === undefined) return undefined;
  const isBeside = /^\.\.?[\\/]/.test(path);
  if (isBeside && folder === undefined) return undefined;
  const file = relative('', isBeside ? join(folder ?? '', path) : path).replaceAll('\\', '/');
  return file.startsWith('../') ? undefined : { file, line: Number(line), ...(column && { column: Number(column) }) };
}

/** Undefined for the URL of a file on another machine. */
function pathOfUrl(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}
