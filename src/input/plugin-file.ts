import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DeclaredPlugin } from './declared/model.ts';
import { InputError } from './error.ts';
import { isOutside, repositoryOf } from './repository.ts';
import { readText } from './yaml/yaml-file.ts';

/** A plugin that runs. */
export interface LoadedPlugin extends DeclaredPlugin {
  /** sha256 of the file, hexadecimal; what it imports is not in it. */
  readonly digest: string;
  /** What it exports, by name. */
  readonly exports: Readonly<Record<string, unknown>>;
}

/**
 * Runs the plugins that nospof.yaml names. They are programs, so whoever calls this has been told to.
 * @param file the nospof.yaml that names them
 * @throws InputError one sentence, when one lies outside of the repository, cannot be read, or does not run
 */
export async function loadPlugins(
  plugins: readonly DeclaredPlugin[],
  file: string,
  allowOutside: boolean,
): Promise<readonly LoadedPlugin[]> {
  const loaded: LoadedPlugin[] = [];
  for (const plugin of plugins) {
    const { at, name, path } = plugin;
    if (!allowOutside && isOutside(path, repositoryOf(file))) {
      const where = 'is outside of the repository, expected a file in it, or --allow-outside';
      throw new InputError(`${at}: the plugin ${name} ${where}`);
    }
    // Says why, as for any other file.
    await readText(path, `${at}: the plugin ${name}`);
    const digest = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    // One after the other, in the order they are written.
    loaded.push({ ...plugin, digest, exports: await run(plugin) });
  }
  return loaded;
}

async function run({ at, name, path }: DeclaredPlugin): Promise<LoadedPlugin['exports']> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a module is a record of what it exports
    return (await import(pathToFileURL(resolve(path)).href)) as LoadedPlugin['exports'];
  } catch (error) {
    throw new InputError(`${at}: the plugin ${name} ${whyNot(error)}`, { cause: error });
  }
}

function whyNot(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    return 'is TypeScript, which this version of Node does not run: name the .js or .mjs file that it compiles to, or start nospof with tsx (node --import tsx node_modules/nospof/dist/cli.js)';
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const hint =
    code === 'ERR_MODULE_NOT_FOUND' && message.includes("'nospof'")
      ? ' (install nospof in its repository: npm install --save-dev nospof)'
      : '';
  return `cannot be loaded, ${message}${hint}`;
}
