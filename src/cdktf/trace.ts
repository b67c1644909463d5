/**
 * `import 'nospof/trace'` as the first line of an app of CDKTF or CDK Terrain: its synthesis then writes down which line of the
 * program makes each resource, so that a finding can point at it.
 *
 * CDKTF asks `constructs` for a stack trace of each element, but for none that is kept, and no option of it changes that.
 * Source: https://github.com/aws/constructs/blob/10.x/src/construct.ts (addMetadata)
 */
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { type AppFrame, framesBelow } from './app-frames.ts';

interface Entry {
  readonly type: string;
  trace?: readonly string[];
}

interface TreeNode {
  readonly metadata: readonly Entry[];
  /** The app, which knows where it writes. */
  readonly root: { readonly outdir?: unknown };
  addMetadata: (this: TreeNode, type: string, data: unknown, options?: object) => void;
}

/** How CDKTF marks what each element keeps its trace in. */
const TRACE = 'stacktrace';

const done = Symbol.for('nospof/trace');
for (const prototype of nodePrototypes()) {
  if (Object.hasOwn(prototype, done)) continue;
  Object.defineProperty(prototype, done, { value: true });
  const { addMetadata } = prototype;
  prototype.addMetadata = function traced(type, data, options) {
    addMetadata.call(this, type, data, options);
    const entry = type === TRACE ? this.metadata.findLast((one) => one.type === TRACE) : undefined;
    if (entry !== undefined) entry.trace = traceFor(this.root.outdir, framesBelow(traced));
  };
}

/** Nodes as `constructs` makes them, wherever the app and CDKTF have it from. */
function nodePrototypes(): ReadonlySet<TreeNode> {
  const starts = [process.argv[1] ?? '', resolve('app.js'), import.meta.url].filter((start) => start !== '');
  const bases = starts.map((start) => (start.startsWith('file:') ? start : pathToFileURL(start).href));
  const libraries = bases.flatMap((base) => ['cdktf', 'cdktn'].flatMap((name) => locate(name, base) ?? []));
  const found = new Set<TreeNode>();
  for (const base of [...bases, ...libraries]) {
    const path = locate('constructs', base);
    if (path === undefined) continue;
    const { Node }: { readonly Node?: { readonly prototype: TreeNode } } = createRequire(base)(path);
    if (Node !== undefined) found.add(Node.prototype);
  }
  return found;
}

function locate(name: string, base: string): string | undefined {
  try {
    return createRequire(base).resolve(name);
  } catch {
    return undefined;
  }
}

/**
 * Frames as `new Net (../../../net.ts:50:16)`, relative to the folder of the stack file that they are written in: the output then
 * is the same on every machine, and leads to the sources wherever both are.
 */
function traceFor(outdir: unknown, frames: readonly AppFrame[]): readonly string[] {
  const folder = join(realFolder(typeof outdir === 'string' ? outdir : 'cdktf.out'), 'stacks', 'STACK');
  return frames.map(({ called, file, line, column }) => {
    const path = relative(folder, file).replaceAll('\\', '/');
    const place = `${path}:${line}:${column}`;
    return called === undefined ? place : `${called} (${place})`;
  });
}

const realFolders = new Map<string, string>();

function realFolder(path: string): string {
  let real = realFolders.get(path);
  if (real === undefined) {
    try {
      real = realpathSync(path);
    } catch {
      real = resolve(path);
    }
    realFolders.set(path, real);
  }
  return real;
}
