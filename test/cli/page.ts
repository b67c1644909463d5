import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

export const root = new URL('../../', import.meta.url);
export const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** A page as it is and as it should be, with `content` between two markers; NOSPOF_UPDATE writes it there first. */
export async function page(
  path: string,
  begin: string,
  end: string,
  content: string,
): Promise<{ is: string; should: string }> {
  const file = new URL(path, root);
  const [before, rest] = read(path).split(`${begin}\n`);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${path} has no ${begin} … ${end}`);
  const options = { ...(await resolveConfig(file)), parser: 'markdown' };
  const should = await format(`${before}${begin}\n\n${content}\n\n${end}${after}`, options);
  if (process.env['NOSPOF_UPDATE']) writeFileSync(file, should);
  return { is: read(path), should };
}
