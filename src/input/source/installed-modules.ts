import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isFile } from '../file.ts';
import { isObject, listAt, textAt } from '../json/json.ts';
import type { Json } from '../value.ts';

/**
 * Folders of the modules that `terraform init` installed for the root module in `root`, by their calls: `network.vpc`. Empty
 * where it did not run there.
 */
export async function installedModules(root: string): Promise<ReadonlyMap<string, string>> {
  const folders = new Map<string, string>();
  try {
    const list = join(root, '.terraform', 'modules', 'modules.json');
    if (!(await isFile(list))) return folders;
    const json: Json = JSON.parse(await readFile(list, 'utf8'));
    for (const module of listAt(json, 'Modules')) {
      const [key, folder] = [textAt(module, 'Key'), textAt(module, 'Dir')];
      if (isObject(module) && key !== undefined && folder !== undefined) folders.set(key, join(root, folder));
    }
  } catch {
    // Not installed, or half of it: the calls of local modules lead there as well.
  }
  return folders;
}
