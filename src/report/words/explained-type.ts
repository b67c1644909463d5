import type { BelievedNeed, BelievedParts } from '../../network/believed.ts';
import type { Role } from '../../network/network.ts';

/** What `nospof explain` shows of a resource type. */
export interface TypeExplanation {
  readonly type: string;
  /** Another name that nospof uses for it. */
  readonly sameAs?: string;
  readonly is: 'modelled' | 'setting' | 'values' | 'dependency' | 'read';
  /** For a setting: the types that it belongs to. */
  readonly of: readonly string[];
  readonly role?: Role | undefined;
  /**
   * Where resources of the type stand: `device` in no zone, though parts of it fail; `through` nowhere, as it has no part of its own and
   * no role.
   */
  readonly scope?: 'zone' | 'region' | 'global' | 'premises' | 'device' | 'through';
  /** How nospof finds what depends on it. */
  readonly uses: readonly TypeUse[];
  /** The arguments, and the arguments of other resources, that tell where it stands. */
  readonly placedBy: readonly string[];
  /** The arguments that name what it cannot work without. */
  readonly leadsTo: readonly string[];
  /** Ways in which it is configured, and what nospof then draws. */
  readonly ways: readonly TypeWay[];
  /** Policies that test its parts. */
  readonly policies: readonly string[];
  /** Times that nospof assumes of it, with their sources. */
  readonly times: readonly AssumedTime[];
  /** The page of AWS. */
  readonly source?: string | undefined;
}

export type TypeUse = 'entry' | 'named' | 'store' | 'pool' | 'machine' | 'login';

/** One way in which resources of a type are configured. */
export interface TypeWay {
  /** Arguments that make the difference, as they would be written. */
  readonly set: readonly string[];
  /** What is there besides: type and number. */
  readonly beside: Readonly<Record<string, number>>;
  readonly parts: readonly BelievedParts[];
  readonly needs: readonly BelievedNeed[];
}

export interface AssumedTime {
  readonly name: string;
  /** [best, worst], seconds. */
  readonly seconds: readonly [best: number, worst: number];
  readonly meaning: string;
  readonly source: string;
}
