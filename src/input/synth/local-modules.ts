import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { bytesIn } from '../file.ts';
import { refuseTooDeep } from '../json/depth.ts';
import { isObject, objectAt, textAt } from '../json/json.ts';
import type { JsonObject } from '../json/json.ts';
import { isOutside, repositoryOf } from '../repository.ts';
import { type Grammar, loadGrammar } from '../source/grammar.ts';
import { terraformFiles } from '../source/module-folder.ts';
import type { Json } from '../value.ts';
import { hclJson } from './hcl-json.ts';

/** Modules by their folder, as if each were one file of JSON. */
export type LocalModules = ReadonlyMap<string, JsonObject>;

export const noModules: LocalModules = new Map();

/** No app calls more folders of modules, and no file of one that is written by hand is longer. */
const MOST_FOLDERS = 500;
const LONGEST = 4 * 2 ** 20;

/** The folder that a call leads to, where its source is a path. */
export function folderOf(call: Json, folder: string): string | undefined {
  const source = textAt(call, 'source');
  return source !== undefined && /^\.\.?(?:\/|$)/.test(source) ? join(folder, source) : undefined;
}

/**
 * The modules in folders that a synthesised stack calls, and those that they call: CDKTF copies them beside the stack. Those that
 * are not there, that cannot be read to the end, or that are outside of the repository are left out.
 * @param folder where the stack is
 */
export async function readLocalModules(stack: JsonObject, folder: string): Promise<LocalModules> {
  const found = new Map<string, JsonObject>();
  const tried = new Set<string>();
  const wanted = callsOf(stack, folder);
  if (wanted.length === 0) return noModules;
  const repository = repositoryOf(join(folder, 'cdk.tf.json'));
  for (let next = wanted.pop(); next !== undefined && tried.size < MOST_FOLDERS; next = wanted.pop()) {
    if (tried.has(next) || isOutside(next, repository)) continue;
    tried.add(next);
    const module = await moduleIn(next);
    if (module === undefined) continue;
    found.set(next, module);
    for (const inner of callsOf(module, next)) wanted.push(inner);
  }
  return found;
}

function callsOf(module: JsonObject, folder: string): string[] {
  return Object.values(objectAt(module, 'module')).flatMap((call) => folderOf(call, folder) ?? []);
}

async function moduleIn(folder: string): Promise<JsonObject | undefined> {
  const files = await terraformFiles(folder);
  if (files.length === 0) return undefined;
  try {
    let module: JsonObject = {};
    const parse = await loadGrammar();
    for (const file of files) {
      const json = await fileJson(file, parse);
      if (json === undefined) return undefined;
      refuseTooDeep(json, file);
      module = merged(module, json, 3);
    }
    return module;
  } catch {
    // Unreadable, or too deep: the module is one that nothing is known of.
    return undefined;
  }
}

async function fileJson(file: string, parse: Grammar): Promise<JsonObject | undefined> {
  if ((await bytesIn(file)) > LONGEST) return undefined;
  const text = new TextDecoder().decode(await readFile(file));
  const json: Json | undefined = file.endsWith('.json') ? JSON.parse(text) : hclJson(text, parse);
  return isObject(json) ? json : undefined;
}

/** Sections, types and names of both; of what both have, the arguments of the second one win: it overrides. */
function merged(one: JsonObject, other: JsonObject, levels: number): JsonObject {
  const all = new Map(Object.entries(one));
  for (const [name, value] of Object.entries(other)) {
    const there = all.get(name);
    all.set(name, levels > 0 && isObject(there) && isObject(value) ? merged(there, value, levels - 1) : value);
  }
  return Object.fromEntries(all);
}
