import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Node } from 'constructs';

/**
 * Writes into the synthesised stacks which line of TypeScript made each resource, so that a finding can point at it. CDKTF asks
 * for the trace but no option of it turns the trace on. Only frames of this project are kept, as paths relative to
 * the working folder: whole traces make the output four times as large and name places of one machine.
 */
export function traceSources(): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with the node it is wrapped for
  const addMetadata = Node.prototype.addMetadata;
  Node.prototype.addMetadata = function traced(this: Node, type, data, options) {
    const stackTraceOverride = type === 'stacktrace' ? ownFrames() : [];
    addMetadata.call(this, type, data, stackTraceOverride.length > 0 ? { ...options, stackTraceOverride } : options);
  };
}

function ownFrames(): string[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  const frames = (new Error('trace').stack ?? '').split('\n').slice(1);
  Error.stackTraceLimit = limit;
  return frames.flatMap((frame) => {
    const [, name = '', place = '', line = ''] =
      /^\s*at (?:(.*) \()?((?:file:\/\/)?\/[^()]*?)(:\d+:\d+)\)?$/.exec(frame) ?? [];
    const path = place.startsWith('file://') ? fileURLToPath(place) : place;
    if (path === '' || path.includes('node_modules') || path === fileURLToPath(import.meta.url)) return [];
    return [`${name} (${relative(process.cwd(), path)}${line})`];
  });
}
