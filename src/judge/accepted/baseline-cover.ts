import type { RecordedFinding } from '../../input/accepted/baseline-file.ts';
import { weightOf } from '../changes.ts';
import { type Finding, partFingerprints } from '../finding.ts';

/** Findings compared with those that a baseline records. */
export interface BaselineCover {
  /** Recorded, and no worse since. */
  readonly recorded: ReadonlySet<Finding>;
  /** No finding is about them any more. */
  readonly resolved: readonly RecordedFinding[];
}

/**
 * Which findings a baseline records: by fingerprint, or each of their parts. What weighs more than it did when it was recorded
 * (more severe, or proven since) is another finding.
 */
export function baselineCover(findings: readonly Finding[], baseline: readonly RecordedFinding[]): BaselineCover {
  const weights = new Map<string, number>();
  for (const one of baseline) {
    const weight = weightOf(one);
    for (const key of keysOf(one)) weights.set(key, Math.max(weight, weights.get(key) ?? 0));
  }
  const recorded = new Set<Finding>();
  const there = new Set<string>();
  for (const finding of findings) {
    const parts = partFingerprints(finding);
    for (const key of [finding.fingerprint, ...parts]) there.add(key);
    const isKnown = (key: string): boolean => (weights.get(key) ?? 0) >= weightOf(finding);
    const isWhole = weights.has(finding.fingerprint);
    if (isWhole ? isKnown(finding.fingerprint) : parts.length > 0 && parts.every(isKnown)) recorded.add(finding);
  }
  return { recorded, resolved: baseline.filter((one) => !keysOf(one).some((key) => there.has(key))) };
}

function keysOf({ fingerprint, parts = [] }: RecordedFinding): readonly string[] {
  return [fingerprint, ...parts];
}
