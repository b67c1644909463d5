import type { Expression } from './expression.ts';
import type { Json, Value } from './value.ts';

/**
 * Arguments of one resource instance, or of one nested block of it.
 *
 * A path names arguments from this level, with dots: `cluster_config.instance_count`. A list of blocks is descended
 * at every step; `route.2.cidr_block` picks one block, without a number the first block is meant.
 */
export interface Attributes {
  /** The value at `path`; omitted when nothing is written and the service default applies. */
  read(path: string): Value;
  /** The value of a boolean, number or string; undefined when omitted, unknown, sensitive or of another type. */
  boolean(path: string): boolean | undefined;
  number(path: string): number | undefined;
  string(path: string): string | undefined;
  /** Known strings of a list or set (unknown elements left out). */
  strings(path: string): readonly string[];
  /** Number of elements when it is known, though the elements may not be. */
  length(path: string): number | undefined;
  /** Nested blocks at `path`, in order. Empty when none is written; the planned ones when the template lacks them. */
  blocks(path: string): readonly Attributes[];
  /** The block of that number among the elements at `path`, as `route.2` names it; undefined where it is none. */
  block(path: string, index: number): Attributes | undefined;
  /**
   * The plan leaves all of `path` open though nothing is written there, and `read` says omitted: a default that AWS sets, or,
   * for a block that has none, a dynamic block that may have no instance.
   */
  isOpen(path: string): boolean;
  /** Path of this block from the resource, for the graph: `route.2`; empty for the resource itself. */
  readonly path: string;
  /** Expressions written at `path`, over all blocks on the way. Empty when the argument is not written. */
  expressions(path: string): readonly Expression[];
  /** Every expression anywhere below. */
  allExpressions(): readonly Expression[];
  /** Known text anywhere below contains `text` (sensitive values are searched too). */
  mentions(text: string): boolean;
  /** Every known, non-sensitive string below, with its path: for matching ids and names. */
  knownStrings(): Iterable<readonly [path: string, text: string]>;
  /** Raw known JSON at the path, undefined where unknown, omitted or sensitive. */
  json(path: string): Json | undefined;
}
