import type { Finding } from './finding.ts';

/** `nospof.yaml:12` as a place; undefined for the command line and for the tag of a resource. */
export function writtenAt(at: string | undefined): Finding['written'] {
  const colon = at?.lastIndexOf(':') ?? -1;
  const line = Number(at?.slice(colon + 1));
  if (at === undefined || colon <= 0 || !Number.isSafeInteger(line) || line < 1) return undefined;
  return { file: at.slice(0, colon), line };
}
