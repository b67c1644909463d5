import type { Resource } from '../input/deployment.ts';

/**
 * How sure an edge is. `exact`: the only instance it can be. `fuzzy`: selected by an index or key
 * that is no constant, of which a plan says what it refers to and not how (i-th with i-th). `guessed`: one of several
 * candidates, or found by elimination.
 */
export type Certainty = 'exact' | 'fuzzy' | 'guessed';

export interface Reference {
  readonly target: Resource;
  /** Attribute of the target the expression reads (`arn`, `names[0]`); empty where the plan does not tell. */
  readonly attribute: string;
  readonly certainty: Certainty;
}

/** What one argument points at. */
export interface Resolution {
  readonly references: readonly Reference[];
  /** Known strings that match no resource in the inputs: ids of things that exist elsewhere. */
  readonly literals: readonly string[];
  /** Expressions that lead nowhere in the inputs (`local.x`, a root variable, a remote output), for people. */
  readonly unresolved: readonly string[];
  /** Nothing is written: the service default applies. */
  readonly omitted: boolean;
}

/** Where a value is read from that the plan does not know. */
export interface ValueSource {
  /** Equal where it is read from the same places in one module instance. */
  readonly text: string;
  /** The text is the whole expression: equal texts are equal values. A plan says what an expression refers to and not how. */
  readonly isWhole: boolean;
  /** It depends on the key of the resource's own instance (`count.index`, `each.value`). */
  readonly isOfInstance: boolean;
}

/** How the resources of a provider are named. The graph itself knows no type and no attribute. */
export interface Identifiers {
  /** Attributes whose text names one resource in all the world. */
  readonly unique: readonly string[];
  /** Names: unique within a type, an account and a Region. */
  readonly names: readonly string[];
  /** Addresses under which other parts reach a resource. */
  readonly addresses: readonly string[];
  /** It only joins others: where it is named, what it refers to is meant. */
  readonly isJoin: (resource: Resource) => boolean;
}

/** Instance-level references of a deployment. Knows no AWS semantics: callers say which types an argument allows. */
export interface ResourceGraph {
  readonly resources: readonly Resource[];
  /** Instances of a type, in input order. `mode` is managed unless said. */
  ofType(type: string, mode?: 'managed' | 'data'): readonly Resource[];
  /**
   * What the argument at `path` points at. `types` are the resource types the argument allows (managed or data);
   * candidates of other types are dropped before the choice is made. Without `types` every candidate counts.
   * `path` is from the resource, `listener.default_action.target_group_arn`; blocks are descended, `route.2.x` picks one.
   */
  resolve(resource: Resource, path: string, types?: readonly string[]): Resolution;
  /** Where the value at `path` is read from; undefined where the plan knows it, or it is read from nowhere. */
  sourceOf(resource: Resource, path: string): ValueSource | undefined;
  /** Texts by which the expression at `path` picks one of several, those nearest to it first; see `textsAt`. */
  textsAt(resource: Resource, path: string): readonly (readonly string[])[];
  /** Every resource of `types` that is mentioned anywhere in the arguments: environment, user data, JSON documents. */
  mentions(resource: Resource, types: readonly string[]): readonly Reference[];
}
