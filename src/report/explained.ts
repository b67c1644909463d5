import type { SpokenLanguages } from '../language.ts';
import type { Severity } from './report.ts';
import type { Words } from './words/words.ts';

/** What is explained, before it is told in a language. */
export interface ToBeTold<T> {
  readonly languages: SpokenLanguages;
  readonly toldIn: (words: Words) => T;
}

/** A pack, or a nospof.yaml, that uses a policy or switches it off. */
export interface PolicyUse {
  readonly name: string;
  readonly severity: Severity | 'off';
  /** Why it is switched off. */
  readonly reason?: string;
}

/** A control of a standard, or an incident. */
export interface Reference {
  readonly id: string;
  /** Undefined where nospof knows nothing of it. */
  readonly title?: string | undefined;
}

/** What to do about findings of one kind. */
export interface ExplainedFix {
  /** The Terraform type of what failed; absent where it is for any. */
  readonly type?: string;
  /** What is there of it, or what is wrong: `zones`, `no-route`; absent where it is for all others. */
  readonly when?: string;
  readonly fix: string;
}

/** What `nospof explain` shows of a policy. */
export interface Explanation {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** What to do in more particular cases. */
  readonly fixes: readonly ExplainedFix[];
  readonly controls: readonly Reference[];
  /** Incidents that it is based on, the most important first. */
  readonly incidents: readonly Reference[];
  /** A waiver may accept what it finds. */
  readonly waivable: boolean;
  /** Packs that use it, with the severity it has there: the shipped ones first, then one's own. */
  readonly packs: readonly PolicyUse[];
  /** File and line, for a policy of one's own. */
  readonly definedAt?: string | undefined;
}

/** One line of `nospof policies`. */
export interface ListedPolicy extends Pick<
  Explanation,
  'id' | 'title' | 'controls' | 'incidents' | 'waivable' | 'packs' | 'definedAt'
> {
  /** In the packs that are asked for; null where they do not use it. */
  readonly severity: Severity | 'off' | null;
}

/** Policies that have something in common. */
export interface PolicyGroup extends Reference {
  /** Ids. */
  readonly policies: readonly string[];
}

/** What `nospof policies` shows. */
export interface PolicyList {
  readonly version: 1;
  /** The pack, or the nospof.yaml, that severities are of. */
  readonly pack: string;
  readonly policies: readonly ListedPolicy[];
  /** By what was asked for; undefined where it was not. */
  readonly groups?: readonly PolicyGroup[];
}
