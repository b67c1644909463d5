import type { Resource } from '../input/deployment.ts';
import type { Certainty } from './graph.ts';
import type { ModuleInstance } from './module-instances.ts';

/** All that the expressions of an argument may stand for. */
export interface Evaluated {
  readonly candidates: readonly Candidate[];
  /** Texts that outputs of other configurations have kept. */
  readonly remoteTexts: readonly string[];
  readonly deadEnds: readonly DeadEnd[];
  /** Some expression on the way names several things, of which it may be any. */
  readonly isForked: boolean;
}

/** A resource instance that an expression may stand for. */
export interface Candidate {
  readonly resource: Resource;
  /** What is read from it; empty where the plan does not tell. */
  readonly attribute: string;
  /** The attribute stands in the expression itself; otherwise it was read through an object and may be another's. */
  readonly isWritten: boolean;
  readonly certainty: Certainty;
  /** Selected among the instances of its block by the key or place of what asks. */
  readonly isByOwn: boolean;
  readonly branches: readonly Branch[];
}

/** One of several branches of which the plan does not show which is the value: of a conditional, an object, a module. */
export interface Branch {
  readonly of: string;
  readonly name: string;
}

/** A traversal that leads nowhere in the input. */
export interface DeadEnd {
  readonly text: string;
  /** The module instance it is written in. */
  readonly module: ModuleInstance;
}
