import { findSourceMap } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Node } from 'constructs';

/**
 * Writes into the synthesised stacks which line of TypeScript made each resource, so that a finding can point at it. CDKTF asks
 * for the trace but no option of it turns the trace on. Only frames of this project are kept, as paths relative to
 * the working folder: whole traces make the output four times as large and name places of one machine.
 */
export function traceSources(): void {
  // CDKTF takes a trace for every value, too. Looking up the source of a few own frames instead of all saves a second.
  Error.prepareStackTrace = (error, sites) =>
    [`${error.name}: ${error.message}`, ...ownFrames(sites)].join('\n    at ');
  // oxlint-disable-next-line typescript/unbound-method -- called with the node it is wrapped for
  const addMetadata = Node.prototype.addMetadata;
  Node.prototype.addMetadata = function traced(this: Node, type, data, options) {
    const stackTraceOverride = type === 'stacktrace' ? ownTrace() : [];
    addMetadata.call(this, type, data, stackTraceOverride.length > 0 ? { ...options, stackTraceOverride } : options);
  };
}

function ownTrace(): string[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  const frames = (new Error('trace').stack ?? '').split('\n    at ').slice(1);
  Error.stackTraceLimit = limit;
  return frames;
}

const places = new Map<string, string>();
const thisFile = fileURLToPath(import.meta.url);

/** `new L4Switch (stacks/service/l4-switch.ts:40:5)`, innermost first. */
function ownFrames(sites: readonly NodeJS.CallSite[]): string[] {
  return sites.flatMap((site) => {
    const file = site.getFileName();
    if (!file?.startsWith('file:') || file.includes('/node_modules/') || fileURLToPath(file) === thisFile) return [];
    return [`${callee(site)} (${place(file, site.getLineNumber() ?? 1, site.getColumnNumber() ?? 1)})`];
  });
}

function callee(site: NodeJS.CallSite): string {
  const name = site.getFunctionName() ?? '';
  if (site.isConstructor()) return `new ${name}`;
  const type = site.isToplevel() ? null : site.getTypeName();
  return type === null || name === '' || name.startsWith(`${type}.`) ? name : `${type}.${name}`;
}

/** As it was written: what runs is compiled. */
function place(file: string, line: number, column: number): string {
  const key = `${file}:${line}:${column}`;
  const known = places.get(key);
  if (known !== undefined) return known;
  const origin = findSourceMap(file)?.findOrigin(line, column);
  const written =
    origin !== undefined && 'lineNumber' in origin ? [origin.lineNumber, origin.columnNumber] : [line, column];
  const found = `${relative(process.cwd(), fileURLToPath(file))}:${written.join(':')}`;
  places.set(key, found);
  return found;
}
