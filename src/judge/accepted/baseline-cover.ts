import type { RecordedFinding } from '../../input/accepted/baseline-file.ts';
import type { Finding } from '../finding.ts';
import { KnownFindings } from '../known-findings.ts';
import { newlyStopped, type Stopping } from '../newly-stopped.ts';

/** Findings compared with those that a baseline records. */
export interface BaselineCover {
  /** Recorded, and no worse since. */
  readonly recorded: ReadonlySet<Finding>;
  /** No finding is about them any more. */
  readonly resolved: readonly RecordedFinding[];
}

/**
 * Which findings a baseline records. What weighs more than it did when it was recorded (more severe, or proven since) is another
 * finding, and so is what stops a service that it did not stop then.
 * @param exists names of all services there are; undefined where some may be in other inputs
 */
export function baselineCover(
  findings: readonly Finding[],
  baseline: readonly RecordedFinding[],
  exists: ReadonlySet<string> | undefined,
): BaselineCover {
  const before = baseline.map(recordedAs);
  const known = new KnownFindings(before);
  const more = newlyStopped(before, findings, exists);
  const there = new KnownFindings(findings);
  return {
    recorded: new Set(findings.filter((finding) => known.covers(finding) && !more.has(finding))),
    resolved: baseline.filter((one) => !there.mentions(recordedAs(one))),
  };
}

function recordedAs({ parts = [], stops, ...one }: RecordedFinding): Stopping {
  return { ...one, parts, stops };
}
