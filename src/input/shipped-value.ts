import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { packageFile } from '../package-file.ts';

/**
 * What a YAML file of the `policies` folder says. `build.mjs` puts the values themselves in place of this module: reading 1,000 lines of
 * YAML takes as long as judging a small plan.
 */
export function shippedValue(name: string): unknown {
  if (!values.has(name)) values.set(name, load(readFileSync(packageFile(`policies/${name}.yaml`), 'utf8')));
  return values.get(name);
}

const values = new Map<string, unknown>();

/** sha256 of the bytes of that file, hexadecimal: what tells a shipped pack from one that is only called so. */
export function shippedDigest(name: string): string {
  return createHash('sha256')
    .update(readFileSync(packageFile(`policies/${name}.yaml`)))
    .digest('hex');
}
