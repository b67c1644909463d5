import { join } from 'node:path';

import { installedModules } from './installed-modules.ts';
import { moduleSource } from './module-folder.ts';
import type { ModuleSource, Place, WrittenCall } from './place.ts';

/** A module as one chain of calls leads to it. */
export interface SourceModule {
  readonly folder: string;
  readonly source: ModuleSource;
  /** The calls that lead there, the innermost first. */
  readonly calledFrom: readonly Place[];
  /** Path of the construct that made the innermost call that a program made. */
  readonly construct?: string | undefined;
  /** Someone else wrote it, and `terraform init` fetched it. */
  readonly isFetched: boolean;
}

/** The modules of one root folder, each folder read once, and only where it is asked for. */
export class ModuleTree {
  readonly #root: string;
  readonly #sources: Map<string, Promise<ModuleSource>>;
  readonly #found = new Map<string, Promise<SourceModule | undefined>>();
  #installed: Promise<ReadonlyMap<string, string>> | undefined;

  /** @param sources what was read of folders already */
  constructor(root: string, sources: Map<string, Promise<ModuleSource>>) {
    this.#root = root;
    this.#sources = sources;
  }

  /** The module that the calls lead to, the outermost first; undefined where its files are not there. */
  moduleAt(calls: readonly string[]): Promise<SourceModule | undefined> {
    const key = calls.join('.');
    let module = this.#found.get(key);
    if (module === undefined) this.#found.set(key, (module = this.#find(calls, key)));
    return module;
  }

  async #find(calls: readonly string[], key: string): Promise<SourceModule | undefined> {
    const name = calls.at(-1);
    if (name === undefined) {
      return { folder: this.#root, source: await this.#read(this.#root), calledFrom: [], isFetched: false };
    }
    const caller = await this.moduleAt(calls.slice(0, -1));
    const call = caller?.source.calls.get(name);
    if (caller === undefined || call === undefined) return undefined;
    const isLocal = /^\.\.?(?:\/|$)/.test(call.source ?? '');
    const folder = isLocal ? join(caller.folder, call.source ?? '') : await this.#installedAt(key);
    if (folder === undefined) return undefined;
    return {
      folder,
      source: await this.#read(folder),
      calledFrom: [...callPlaces(call), ...caller.calledFrom],
      construct: call.construct ?? caller.construct,
      isFetched: caller.isFetched || !isLocal,
    };
  }

  async #installedAt(key: string): Promise<string | undefined> {
    this.#installed ??= installedModules(this.#root);
    return (await this.#installed).get(key);
  }

  #read(folder: string): Promise<ModuleSource> {
    let source = this.#sources.get(folder);
    if (source === undefined) this.#sources.set(folder, (source = moduleSource(folder)));
    return source;
  }
}

/** A call in a file that a program made is where the program made it, if that is known. */
function callPlaces({ at, madeAt, construct }: WrittenCall): readonly Place[] {
  if (madeAt === undefined) return construct === undefined ? [at] : [];
  const { calledFrom = [], ...place } = madeAt;
  return [place, ...calledFrom];
}
