import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonObject } from '../../src/input/json/json.ts';
import type { Json } from '../../src/input/value.ts';
import { cases } from '../cases.ts';
import { corpus } from '../corpus.ts';

/** The plans beside the project by name: public ones, and small networks. None where they are not there. */
export function* plansBeside(): Iterable<readonly [name: string, plan: JsonObject]> {
  for (const folder of [cases, join(corpus, 'plans')]) {
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
      if (!file.endsWith('.json')) continue;
      const plan = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json;
      if (isObject(plan)) yield [file, plan];
    }
  }
}
