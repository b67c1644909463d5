import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
// Else what is being freed is still counted.
setFlagsFromString('--no-concurrent-array-buffer-sweeping');
const collect: unknown = runInNewContext('gc');

/** Bytes of flat arrays in use once everything that can be freed is. */
export function bytesInUse(): number {
  if (typeof collect === 'function') collect();
  return process.memoryUsage().arrayBuffers;
}
