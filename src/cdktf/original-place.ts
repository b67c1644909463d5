import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

interface FileMap {
  readonly map: SourceMap;
  /** What its sources are relative to. */
  readonly folder: string;
}

const maps = new Map<string, FileMap | undefined>();

/**
 * Where a place of a compiled file is in its source, by the source map that the file names or holds. The place itself without one:
 * it is a source, or whoever runs it (tsx, ts-node, `--enable-source-maps`) has looked it up.
 */
export function originalPlace(place: FilePlace): FilePlace {
  const { file, line, column } = place;
  if (!/\.[cm]?js$/.test(file)) return place;
  if (!maps.has(file)) maps.set(file, mapOf(file));
  const found = maps.get(file);
  const entry = found?.map.findEntry(line - 1, column - 1);
  if (found === undefined || entry === undefined || !('originalSource' in entry)) return place;
  const { originalSource, originalLine, originalColumn } = entry;
  const source = pathOf(originalSource, found.folder);
  return source === undefined ? place : { file: source, line: originalLine + 1, column: originalColumn + 1 };
}

/** Undefined for what is no file: bundlers name sources by URLs of their own. */
function pathOf(source: string, folder: string): string | undefined {
  if (source.startsWith('file:///')) return fileURLToPath(source);
  return /^[\w-]{2,}:/.test(source) ? undefined : resolve(folder, source);
}

/** Undefined for a file without a map, or with one that cannot be read. */
function mapOf(file: string): FileMap | undefined {
  try {
    const urls = [...readFileSync(file, 'utf8').matchAll(/^\/\/[#@] sourceMappingURL=(\S+)\s*$/gm)];
    const url = urls.at(-1)?.[1];
    if (url === undefined) return undefined;
    const inline = /^data:application\/json[^,]*;base64,(.*)$/s.exec(url)?.[1];
    const path = join(dirname(file), inline === undefined ? decodeURIComponent(url) : '');
    const text = inline === undefined ? readFileSync(path, 'utf8') : Buffer.from(inline, 'base64').toString();
    const payload: SourceMapPayload = JSON.parse(text);
    return {
      map: new SourceMap(payload),
      folder: resolve(inline === undefined ? dirname(path) : dirname(file), payload.sourceRoot ?? ''),
    };
  } catch {
    return undefined;
  }
}
