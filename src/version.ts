import { readFileSync } from 'node:fs';
import { packageFile } from './package-file.ts';

let manifest: { readonly version: string } | undefined;

/** Version of this package. */
export function version(): string {
  manifest ??= read();
  return manifest.version;
}

function read(): { readonly version: string } {
  return JSON.parse(readFileSync(packageFile('package.json'), 'utf8'));
}
