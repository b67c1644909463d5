import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';

import { isFile } from '../file.ts';
import { listAt, textAt } from '../json/json.ts';
import { isOutside, repositoryOf } from '../repository.ts';
import type { Json } from '../value.ts';

/**
 * CDKTF copies the modules that cdktf.json names beside each stack, with the folder that all of them are in for a root. Source:
 * https://github.com/hashicorp/terraform-cdk/blob/main/packages/cdktf/lib/terraform-module-asset.ts
 */
const COPY = /^(.*[\\/]assets[\\/]__cdk\w*_module_asset\w*)[\\/][^\\/]+[\\/](.+)$/;

/**
 * The file that a file of a module was copied from: what is there to be changed, and what a repository has. The file itself
 * where it is no copy, or is not found as it was copied.
 * @param bytes what is in the file
 */
export async function originalOf(path: string, bytes: Uint8Array): Promise<string> {
  const [, copies, below] = COPY.exec(resolve(path)) ?? [];
  if (copies === undefined || below === undefined) return path;
  const repository = repositoryOf(path);
  for (let at = dirname(copies); ; at = dirname(at)) {
    const root = await modulesNamedIn(at);
    if (root !== undefined) {
      const original = join(root, below);
      const found = isOutside(original, repository) ? undefined : await readFile(original).catch(() => undefined);
      return found?.equals(bytes) ? original : path;
    }
    if (at === repository || at === dirname(at)) return path;
  }
}

/** The folder that all modules are in which the cdktf.json of a folder names by a path; undefined without one. */
async function modulesNamedIn(folder: string): Promise<string | undefined> {
  try {
    const file = join(folder, 'cdktf.json');
    if (!(await isFile(file))) return undefined;
    const json: Json = JSON.parse(await readFile(file, 'utf8'));
    const sources = listAt(json, 'terraformModules').flatMap((one) =>
      typeof one === 'string' ? one : (textAt(one, 'source') ?? []),
    );
    const folders = sources.filter((source) => /^\.\.?\//.test(source)).map((source) => resolve(folder, source));
    return folders.length === 0 ? undefined : commonFolder(folders);
  } catch {
    return undefined;
  }
}

function commonFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders;
  let common = first;
  while (others.some((one) => relative(common, one).startsWith('..')) && basename(common) !== '') {
    common = dirname(common);
  }
  return common;
}
