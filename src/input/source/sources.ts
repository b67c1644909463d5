import { dirname } from 'node:path';

import { blockAddress, writtenAddress } from '../address.ts';
import type { Deployment, Document, Resource } from '../deployment.ts';
import { InputError } from '../error.ts';
import { groupBy } from '../../multimap.ts';
import { isFile, isFolder } from '../file.ts';
import { namedInput } from '../named-input.ts';
import { argumentPlace } from './argument-place.ts';
import { mayHaveComments, terraformFiles } from './module-folder.ts';
import { ModuleTree, type SourceModule } from './module-tree.ts';
import type { CalledPlace, FileComment, ModuleSource, ResourcePlace, SourceComment, Sources } from './place.ts';

/**
 * Finds where resources are written: in the .tf and .tf.json files beside the plan or state they are in, or in the folders
 * that are named; of what a program made, the line that it wrote down.
 * @param wanted ids of the resources to find
 * @param folders `DIR`, or `STACK=DIR` for one document
 * @throws InputError when a folder that is named is none, or has no such file.
 */
export async function readSources(
  deployment: Deployment,
  wanted: ReadonlySet<string>,
  folders: readonly string[] = [],
): Promise<Sources> {
  const places = new Map<string, ResourcePlace>();
  const constructs = new Map<string, string>();
  const comments = new Comments();
  const unread = new Set<string>();
  const named = folders.map(namedInput);
  const sources = new Map<string, Promise<ModuleSource>>();
  refuseUnknown(named, deployment.documents);

  for (const { id, source, construct } of deployment.resources) {
    if (!wanted.has(id)) continue;
    if (construct !== undefined) constructs.set(id, construct);
    if (source !== undefined) places.set(id, madeBy(source));
  }
  const byDocument = groupBy(deployment.resources, ({ document }) => document);
  for (const document of deployment.documents) {
    const members = byDocument.get(document) ?? [];
    const root = await rootOf(document, members, named);
    if (root === undefined || (wanted.size === 0 && !(await mayHaveComments(root)))) continue;
    const tree = new ModuleTree(root, sources);
    for (const [calls, inModule] of byModule(members)) {
      const sought = inModule.filter(({ id }) => wanted.has(id) && !places.has(id));
      const module = await moduleFor(tree, calls, sought.length > 0);
      if (module === undefined) continue;
      if (!module.isFetched) comments.add(module.source.comments, document.name, calls, inModule);
      for (const resource of sought) {
        const place = placeIn(module, resource);
        const construct = module.source.resources.get(blockAddress(resource))?.construct ?? module.construct;
        if (construct !== undefined) constructs.set(resource.id, construct);
        if (place !== undefined) places.set(resource.id, place);
        else for (const file of module.source.broken) unread.add(file);
      }
    }
  }
  return { places, constructs, comments: comments.all, unread: [...unread].toSorted() };
}

/** What others wrote is large, and speaks for no decision of ours: it is read where a finding is in it. */
async function moduleFor(
  tree: ModuleTree,
  calls: readonly string[],
  isSought: boolean,
): Promise<SourceModule | undefined> {
  if (isSought || calls.length === 0) return tree.moduleAt(calls);
  const caller = await moduleFor(tree, calls.slice(0, -1), false);
  const source = caller?.source.calls.get(calls.at(-1) ?? '')?.source;
  return source?.startsWith('.') ? tree.moduleAt(calls) : undefined;
}

/** Of a file that a program made, only the program can be changed: its line, where the file says it. */
function placeIn({ source, calledFrom }: SourceModule, resource: Resource): ResourcePlace | undefined {
  const written = source.resources.get(blockAddress(resource));
  if (written === undefined) return undefined;
  const { madeAt, construct, block } = written;
  if (madeAt !== undefined) return madeBy(madeAt);
  if (construct !== undefined) return undefined;
  return { at: block.at, calledFrom, argument: (path) => argumentPlace(block, path) };
}

function madeBy({ calledFrom = [], ...at }: CalledPlace): ResourcePlace {
  return { at, calledFrom, argument: () => undefined };
}

/** Resources by the calls that lead to their module, the outermost first; the modules on the way as well. */
function byModule(resources: readonly Resource[]): Iterable<readonly [readonly string[], readonly Resource[]]> {
  const modules = new Map<string, [string[], Resource[]]>();
  const membersAt = (calls: string[]): Resource[] => {
    const key = calls.join('.');
    const known = modules.get(key);
    if (known !== undefined) return known[1];
    if (calls.length > 0) membersAt(calls.slice(0, -1));
    const members: Resource[] = [];
    modules.set(key, [calls, members]);
    return members;
  };
  for (const resource of resources) membersAt(resource.module.map(({ name }) => name)).push(resource);
  return modules.values();
}

/** The folder of the root module: what is named for the document, or for all, or else the folder of the file, if it is one. */
async function rootOf(
  document: Document,
  members: readonly Resource[],
  named: readonly Named[],
): Promise<string | undefined> {
  const given = named.find(({ name }) => name === document.name) ?? named.find(({ name }) => name === undefined);
  if (given === undefined) {
    // Of what a program made, only the modules that it calls are written in files.
    if (document.kind === 'cdktf') return members.some(({ module }) => module.length > 0) ? document.folder : undefined;
    // Standard input lies in no folder.
    if (document.path === '-' || !(await isFile(document.path))) return undefined;
    const beside = dirname(document.path);
    return (await terraformFiles(beside)).length > 0 ? beside : undefined;
  }
  if (!(await isFolder(given.path))) throw new InputError(`--source ${given.path}: there is no such folder.`);
  if ((await terraformFiles(given.path)).length === 0) {
    throw new InputError(
      `--source ${given.path}: contains no .tf or .tf.json file; expected the folder of the root module.`,
    );
  }
  return given.path;
}

type Named = ReturnType<typeof namedInput>;

function refuseUnknown(named: readonly Named[], documents: readonly Document[]): void {
  const names = documents.map(({ name }) => name);
  const unknown = named.find(({ name }) => name !== undefined && !names.includes(name));
  if (unknown === undefined) return;
  throw new InputError(
    `--source ${unknown.name}=${unknown.path}: no input is named "${unknown.name}"; they are ${names.join(', ')}.`,
  );
}

/** Each comment once, however many calls and documents lead to it. */
class Comments {
  readonly #known = new Map<
    FileComment,
    { text: string; place: SourceComment['place']; of: SourceComment['of'][number][] }
  >();

  get all(): readonly SourceComment[] {
    return [...this.#known.values()];
  }

  add(comments: readonly FileComment[], stack: string, calls: readonly string[], members: readonly Resource[]): void {
    if (comments.length === 0) return;
    const there = new Map(members.map((one) => [blockAddress(one), writtenAddress(one)]));
    const outer = calls.map((name) => `module.${name}.`).join('');
    for (const comment of comments) {
      const { text, place, at } = comment;
      const known = this.#known.get(comment) ?? { text, place, of: [] };
      this.#known.set(comment, known);
      const written = at?.startsWith('module.') ? `${outer}${at}` : at && there.get(at);
      if (written !== undefined) known.of.push({ stack, written });
    }
  }
}
