import type { Seconds, Title } from '../../network/network.ts';

/** What the policies of policies/dependencies.yaml say. */
export interface DependenciesStatements {
  /** It has a less strict grade than what depends on it. */
  readonly 'graded-lower': { readonly grade: number; readonly dependents: readonly Graded[] };
  /** All channels of a service need it. */
  readonly 'channels-share': { readonly channels: readonly Title[] };
  /** Its objective is longer than that of what needs it; `allowed` is the strictest of these. */
  readonly 'slower-than-needed': { readonly of: 'rto' | 'rpo'; readonly has: Seconds; readonly allowed: Seconds };
}

export interface Graded {
  readonly title: Title;
  readonly grade: number;
}
