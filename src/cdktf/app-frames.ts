import { readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { originalPlace } from './original-place.ts';

/** A line of the app. */
export interface AppFrame {
  /** The function it is in, as Node names it: `new Net`. */
  readonly called?: string | undefined;
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Frames of the app that are kept: where something is made, and what called that. */
const MOST_FRAMES = 6;
/** Frames that are looked through: libraries call each other before and behind the app. */
const DEPTH = 100;

/** The frames that are in no library, as the sources have them, from the caller of `below` on; the innermost first. */
export function framesBelow(below: (...args: never[]) => unknown): readonly AppFrame[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = DEPTH;
  const holder: { stack?: unknown } = {};
  Error.captureStackTrace(holder, below);
  // It is made into a text when it is asked for.
  const { stack } = holder;
  Error.stackTraceLimit = limit;
  if (typeof stack !== 'string') return [];
  const frames: AppFrame[] = [];
  let before: AppFrame | undefined;
  for (const text of stack.split('\n')) {
    const frame = appFrame(text.trim());
    if (frame !== undefined && !(before && wraps(frame, before))) frames.push(frame);
    if (frames.length === MOST_FRAMES) break;
    before = frame;
  }
  return frames;
}

/** A loader that runs all of a file in a function calls it at the end of the file, which is no line that the app has. */
function wraps({ called, file }: AppFrame, inner: AppFrame): boolean {
  return called === 'Object.<anonymous>' && inner.called === '<anonymous>' && inner.file === file;
}

/** `at new Net (/app/net.ts:50:16)`; undefined for what is no line of the app. */
function appFrame(text: string): AppFrame | undefined {
  const shape =
    /^at (?:(?<called>.*) \()?(?:async )?(?<path>(?:file:\/\/\/|\/|[A-Za-z]:[\\/]).*):(?<line>\d+):(?<column>\d+)\)?$/;
  const found = shape.exec(text)?.groups;
  if (found === undefined) return undefined;
  const { called, path = '', line, column } = found;
  if (/[\\/]node_modules[\\/]/.test(path)) return undefined;
  const file = path.startsWith('file:///') ? fileURLToPath(path) : path;
  const place = originalPlace({ file, line: Number(line), column: Number(column) });
  return place.file.startsWith(generated) ? undefined : { called, ...place };
}

/** Where `cdktf get` puts the classes of providers. Source: https://developer.hashicorp.com/terraform/cdktf/create-and-deploy/configuration-file */
const generated = resolve(generatedFolder()) + sep;

function generatedFolder(): string {
  try {
    const { codeMakerOutput = '.gen' }: { codeMakerOutput?: string } = JSON.parse(readFileSync('cdktf.json', 'utf8'));
    return codeMakerOutput;
  } catch {
    return '.gen';
  }
}
