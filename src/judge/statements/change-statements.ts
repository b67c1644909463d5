import type { DeclaredGuard, DeclaredStep } from '../../input/declared/declared.ts';
import type { Interruption, Seconds } from '../../network/network.ts';
import type { WindowProblem } from '../change/window-problems.ts';

/** What the policies of policies/change.yaml say. */
export interface ChangeStatements {
  /** A change takes parts down at once that stand in for each other. */
  readonly 'down-together': { readonly parts: readonly DownPart[] };
  /** A store is destroyed or replaced without a copy of its data. */
  readonly 'data-destroyed': { readonly by: 'destroyed' | 'replaced'; readonly arguments: readonly string[] };
  /** A step of a change lacks what makes it safe. */
  readonly unguarded: {
    readonly step: string | undefined;
    readonly does: DeclaredStep['does'];
    readonly lacks: readonly DeclaredGuard[];
  };
  /** How a change is undone is not stated, or takes longer than a service may be out. */
  readonly 'no-rollback': {
    /** All where nothing is stated. */
    readonly lacks: readonly ('artefact' | 'steps' | 'time')[];
    /** What it takes, and what the strictest service allows, where that is less. */
    readonly late: { readonly time: Seconds; readonly limit: Seconds } | undefined;
  };
  /** A change is made when a service is used, or nothing says when. */
  readonly 'bad-window': { readonly problems: readonly WindowProblem[] };
  /** Owners of services that a change may stop do not know, or one person does and approves it. */
  readonly unacknowledged: {
    readonly services: readonly string[];
    /** The approver is the implementer, or none is stated. */
    readonly approver: 'same' | 'none' | undefined;
  };
  /** A service is opened for everybody at once, with no way back, or one that takes too long. */
  readonly 'big-bang': { readonly wayBack: Seconds | undefined; readonly limit: Seconds | undefined };
}

/** A resource, or a component of nospof.yaml, that a change takes down. */
export type DownPart = Pick<Interruption, 'of' | 'by' | 'arguments'>;
