import { KnownFindings, type Told } from './known-findings.ts';

/** A finding as it is looked for at another time: of a judgement, or of a saved report. */
export interface Compared extends Told {
  /** What fails, by names that both times have. */
  readonly failed: readonly string[];
}

/** What a change does to the findings. */
export interface Changes<T extends Compared = Compared> {
  /** Those that were not there before, or were there and weighed less. */
  readonly introduced: ReadonlySet<T>;
  /** Those that are gone. */
  readonly resolved: readonly T[];
}

/**
 * Compares the findings before a change with those after it. What is about no other part than before is not new. What still is
 * about one of the parts is not resolved, nor is what is about a part of which something is unproven after the change: less is
 * known then, which is no good news.
 */
export function changesOf<T extends Compared>(before: readonly T[], after: readonly T[]): Changes<T> {
  const earlier = new KnownFindings(before);
  const later = new KnownFindings(after);
  const open = new Set(after.filter(isOpen).flatMap(({ failed }) => failed));
  return {
    introduced: new Set(after.filter((finding) => !earlier.covers(finding))),
    resolved: before.filter((finding) => !later.mentions(finding) && !finding.failed.some((part) => open.has(part))),
  };
}

function isOpen({ severity, verdict }: Compared): boolean {
  return verdict === 'unproven' && severity !== 'info';
}
