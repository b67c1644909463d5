import { type Finding, partFingerprints } from './finding.ts';
import { KnownFindings, type Told } from './known-findings.ts';

/** What a change does to the findings. */
export interface Changes {
  /** Those that were not there before, or were there and weighed less. */
  readonly introduced: ReadonlySet<Finding>;
  /** Those that are gone. */
  readonly resolved: readonly Finding[];
}

/**
 * Compares the findings before a change with those after it. What is about no other part than before is not new. What still is
 * about one of the parts is not resolved, nor is what is about a part of which something is unproven after the change: less is
 * known then, which is no good news.
 */
export function changesOf(before: readonly Finding[], after: readonly Finding[]): Changes {
  const earlier = new KnownFindings(before.map(told));
  const later = new KnownFindings(after.map(told));
  const open = new Set(after.filter(isOpen).flatMap(({ failed }) => failed));
  return {
    introduced: new Set(after.filter((finding) => !earlier.covers(told(finding)))),
    resolved: before.filter(
      (finding) => !later.mentions(told(finding)) && !finding.failed.some((part) => open.has(part)),
    ),
  };
}

/** A finding as it is looked for at another time. */
export function told(finding: Finding): Told {
  const { severity, verdict, fingerprint } = finding;
  return { severity, verdict, fingerprint, parts: partFingerprints(finding) };
}

function isOpen({ severity, verdict }: Finding): boolean {
  return verdict === 'unproven' && severity !== 'info';
}
