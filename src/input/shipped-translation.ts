import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { packageFile } from '../package-file.ts';

/**
 * The YAML files of a folder of `policies` with texts in another language, by name. `build.mjs` puts the values themselves in place of
 * this module, which is loaded only where such a language is spoken.
 */
export function shippedTranslation(language: 'ko'): ReadonlyMap<string, unknown> {
  const folder = packageFile(`policies/${language}/`);
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.yaml') ? file.slice(0, -'.yaml'.length) : []));
  return new Map(names.map((name) => [name, load(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'))]));
}
