import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** Of a text, hexadecimal. Most runs need none, and Node takes as long to load what makes it as to explain a policy. */
export function sha256(text: string): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the module that is named
  const { createHash } = load('node:crypto') as typeof import('node:crypto');
  return createHash('sha256').update(text).digest('hex');
}
