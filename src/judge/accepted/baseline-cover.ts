import type { RecordedFinding } from '../../input/accepted/baseline-file.ts';
import type { Finding } from '../finding.ts';
import { KnownFindings, type Told } from '../known-findings.ts';

/** Findings compared with those that a baseline records. */
export interface BaselineCover {
  /** Recorded, and no worse since. */
  readonly recorded: ReadonlySet<Finding>;
  /** No finding is about them any more. */
  readonly resolved: readonly RecordedFinding[];
}

/**
 * Which findings a baseline records. What weighs more than it did when it was recorded (more severe, or proven since) is another
 * finding.
 */
export function baselineCover(findings: readonly Finding[], baseline: readonly RecordedFinding[]): BaselineCover {
  const known = new KnownFindings(baseline.map(recordedAs));
  const there = new KnownFindings(findings);
  return {
    recorded: new Set(findings.filter((finding) => known.covers(finding))),
    resolved: baseline.filter((one) => !there.mentions(recordedAs(one))),
  };
}

function recordedAs({ parts = [], ...one }: RecordedFinding): Told {
  return { ...one, parts };
}
