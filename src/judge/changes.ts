import { KnownFindings } from './known-findings.ts';
import { newlyStopped, type Stopping } from './newly-stopped.ts';

/** A finding as it is looked for at another time: of a judgement, or of a saved report. */
export interface Compared extends Stopping {
  /** What fails, by names that both times have. */
  readonly failed: readonly string[];
}

/** What a change does to the findings. */
export interface Changes<T extends Compared = Compared> {
  /** Those that were not there before, or were there and weighed less, or stop a service more. */
  readonly introduced: ReadonlySet<T>;
  /** Services that they did not stop before, where they were there. */
  readonly newServices: ReadonlyMap<T, readonly string[]>;
  /** Those that are gone. */
  readonly resolved: readonly T[];
}

/**
 * Compares the findings before a change with those after it. What is about no other part than before is not new, unless it stops a
 * service that it did not stop before. What still is
 * about one of the parts is not resolved, nor is what is about a part of which something is unproven after the change: less is
 * known then, which is no good news.
 * @param exists names of the services there are after it
 */
export function changesOf<T extends Compared>(
  before: readonly T[],
  after: readonly T[],
  exists: ReadonlySet<string>,
): Changes<T> {
  const earlier = new KnownFindings(before);
  const later = new KnownFindings(after);
  const open = new Set(after.filter(isOpen).flatMap(({ failed }) => failed));
  const newServices = newlyStopped(before, after, exists);
  return {
    introduced: new Set(after.filter((finding) => newServices.has(finding) || !earlier.covers(finding))),
    newServices,
    resolved: before.filter((finding) => !later.mentions(finding) && !finding.failed.some((part) => open.has(part))),
  };
}

function isOpen({ severity, verdict }: Compared): boolean {
  return verdict === 'unproven' && severity !== 'info';
}
