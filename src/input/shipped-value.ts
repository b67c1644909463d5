import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { packageFile } from '../package-file.ts';

/**
 * What a YAML file of the `policies` folder says. `build.mjs` puts the values themselves in place of this module: reading 1,000 lines of
 * YAML takes as long as judging a small plan.
 */
export function shippedValue(name: string): unknown {
  return file(name).value;
}

/** sha256 of the bytes of that file, hexadecimal: what tells a shipped pack from one that is only called so. */
export function shippedDigest(name: string): string {
  return file(name).digest;
}

interface ShippedFile {
  readonly value: unknown;
  readonly digest: string;
}

const files = new Map<string, ShippedFile>();

function file(name: string): ShippedFile {
  const known = files.get(name);
  if (known !== undefined) return known;
  const bytes = readFileSync(packageFile(`policies/${name}.yaml`));
  const read = { value: load(bytes.toString()), digest: createHash('sha256').update(bytes).digest('hex') };
  files.set(name, read);
  return read;
}
