import type { Resource } from '../input/deployment.ts';
import type { Access, Picked } from './access.ts';
import type { Certainty } from './graph.ts';
import type { ModuleInstance } from './instances.ts';

/** A resource instance that an expression may stand for. */
export interface Candidate {
  readonly resource: Resource;
  readonly attribute: string;
  /** The attribute stands in the expression itself; otherwise it was read through an object and may be another's. */
  readonly written: boolean;
  readonly certainty: Certainty;
  /** How it was chosen among its siblings, where it was. */
  readonly picked: Picked | undefined;
  /** What was still to be read when the instance was reached. */
  readonly access: readonly Access[];
  readonly forks: readonly Fork[];
}

/** A place where one of several branches is the value and the plan does not show which: conditional, object, module. */
export interface Fork {
  readonly id: string;
  readonly branch: string;
}

/** All that the expressions of an argument may stand for. */
export interface Trace {
  readonly candidates: readonly Candidate[];
  readonly literals: readonly Literal[];
  /** Chains that lead nowhere. */
  readonly deadEnds: readonly DeadEnd[];
  /** Dead ends that may only have been an index or an addition beside a value that was found. */
  readonly sideEnds: readonly DeadEnd[];
}

/** A text an expression may stand for: a constant on the way, or an output that another configuration has kept. */
export interface Literal {
  readonly text: string;
  readonly from: 'constant' | 'remote';
  readonly certainty: Certainty;
}

/** A chain that leads nowhere, as written, and the module instance it is written in. */
export interface DeadEnd {
  readonly text: string;
  readonly module: ModuleInstance;
}
