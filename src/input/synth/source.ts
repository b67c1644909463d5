import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Resource } from '../deployment.ts';
import { memberOf, objectAt, stringsOf } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';

/**
 * Line of the program that made a resource: the first frame of its stack trace that is not in a library, relative to
 * the working folder. Undefined without a trace, and for files elsewhere: an absolute path must not reach a report.
 */
export function sourceOf(resource: JsonObject): Resource['source'] {
  for (const frame of stringsOf(memberOf(objectAt(objectAt(resource, '//'), 'metadata'), 'stackTrace'))) {
    const [, location, line] = /^(?:.*\()?(.+?):(\d+)(?::\d+)?\)?$/.exec(frame.trim()) ?? [];
    if (location === undefined || /[\\/]node_modules[\\/]|^node:|^internal[\\/]|^<?anonymous>?/.test(location))
      continue;
    const path = location.startsWith('file://') ? fileURLToPath(location) : location.replace(/^at (?:async )?/, '');
    const file = relative('', path).replaceAll('\\', '/');
    return file.startsWith('../') ? undefined : { file, line: Number(line) };
  }
  return undefined;
}
