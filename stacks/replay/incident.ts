import type { EvidenceKind, Facts } from './facts.ts';
import type { IncidentStack } from './incident-stack.ts';

/** A failure that happened, as a deployment the linter can judge before it fails. */
export interface Incident {
  readonly title: string;
  /** What the press and the audit said, each with where and when. */
  readonly reported: readonly Reported[];
  /** The day it happened, `2023-11-17`: the drills and tests of what was in order are dated before it. */
  readonly day: string;
  /**
   * Makes the resources that stand for what was there. `mended` is the same deployment with each cause put right, and
   * nothing else changed: the linter must find nothing in it.
   */
  define(stack: IncidentStack, mended: boolean): void;
  /** What no plan tells: the content of nospof.yaml. What is left out was in order, `undefined` was reported absent. */
  facts(mended: boolean): IncidentFacts;
}

export interface Reported {
  readonly fact: string;
  /** Outlet and date. */
  readonly source: string;
}

export type IncidentFacts = Facts & {
  /** Drills and tests that had not been done. */
  readonly neverDone?: readonly EvidenceKind[];
};
