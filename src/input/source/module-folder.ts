import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { isFile } from '../file.ts';
import { originalOf } from './asset-original.ts';
import { type Grammar, loadGrammar } from './grammar.ts';
import { hclSource } from './hcl-source.ts';
import { COMMENT_MARK, type ModuleSource, nothingWritten, type WrittenBlock } from './place.ts';

/** Longer files are no source: a person wrote none of them. */
const LONGEST = 4 * 2 ** 20;

/** Files of Terraform in a folder: what overrides others comes last. Source: https://developer.hashicorp.com/terraform/language/files/override */
export async function terraformFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => /\.tf(?:\.json)?$/.test(name) && !/^[.#]|~$/.test(name)).toSorted();
  const paths = [...files.filter((name) => !overrides(name)), ...files.filter(overrides)].map((name) =>
    join(folder, name),
  );
  // A link may lead to a device or a pipe, which never ends.
  const areFiles = await Promise.all(paths.map(isFile));
  return paths.filter((_, index) => areFiles[index]);
}

function overrides(name: string): boolean {
  return /^(?:.*_)?override\.tf(?:\.json)?$/.test(name);
}

/** What the files of a folder hold, one module together. Never fails: a file that cannot be read is in `broken`. */
export async function moduleSource(folder: string): Promise<ModuleSource> {
  const found = nothingWritten();
  for (const path of await terraformFiles(folder)) add(await fileSource(path), found);
  return found;
}

async function fileSource(path: string): Promise<ModuleSource> {
  let file = shown(path);
  try {
    const bytes = await readFile(path);
    file = shown(await originalOf(path, bytes));
    if (bytes.length > LONGEST) return { ...nothingWritten(), broken: [file] };
    const text = new TextDecoder().decode(bytes);
    if (path.endsWith('.json')) return (await import('./json-source.ts')).jsonSource(text, file);
    const parse: Grammar = await loadGrammar();
    return hclSource(text, file, parse);
  } catch {
    // Unreadable, too deep, no Node that runs the grammar: there are findings to tell, with or without their lines.
    return { ...nothingWritten(), broken: [file] };
  }
}

function shown(path: string): string {
  return relative('', path).replaceAll('\\', '/');
}

/** Whether a module may have comments for nospof, itself or in what it calls: a look at the texts, without reading them. */
export async function mayHaveComments(folder: string): Promise<boolean> {
  for (const path of await terraformFiles(folder)) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text.includes(COMMENT_MARK) || text.includes('module')) return true;
  }
  return false;
}

/** A block that is written again overrides arguments of the first one. */
function add(more: ModuleSource, all: ModuleSource): void {
  for (const [address, resource] of more.resources) {
    const known = all.resources.get(address);
    if (known === undefined) all.resources.set(address, resource);
    else override(known.block, resource.block);
  }
  for (const [name, call] of more.calls) if (!all.calls.has(name)) all.calls.set(name, call);
  for (const comment of more.comments) all.comments.push(comment);
  for (const file of more.broken) all.broken.push(file);
}

function override(block: WrittenBlock, by: WrittenBlock): void {
  for (const [name, at] of by.arguments) block.arguments.set(name, at);
  for (const [name, blocks] of by.blocks) block.blocks.set(name, blocks);
}
