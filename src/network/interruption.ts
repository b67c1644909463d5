import type { Missing } from './fact.ts';

/** Kind of the failure domains that are what a change takes down at once: one apply, or steps that run together. */
export const applyKind = 'apply';

/** What a change does to one resource, or to one component of nospof.yaml, so that it is down for a time. */
export interface Interruption {
  /** Id of the resource; the name of a component that is in no plan. */
  readonly of: string;
  /** What Terraform calls it; undefined for a declared step. */
  readonly address: string | undefined;
  readonly by: 'destroyed' | 'replaced' | 'updated' | 'step';
  /** The arguments because of which. */
  readonly arguments: readonly string[];
  /** What would tell whether it is down at all; undefined where it surely is. */
  readonly missing: Missing;
  /** Addresses of what this apply changes as well and what has to be applied with it: what refers to it only. */
  readonly along: readonly string[];
  /** Addresses of what has to be applied with it and with others at once, as it refers to the blocks of all of them. */
  readonly bound: readonly string[];
  /** Ids of what is down as well and what has to be applied before it or with it, as it refers to them. */
  readonly after: readonly string[];
  /** Where it is stated: `nospof.yaml:12`. */
  readonly at?: string;
}
