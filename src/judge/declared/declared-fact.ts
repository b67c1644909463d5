import type { TierHint } from '../../input/deployment.ts';
import type { Interval, Origin, Role, Seconds, Tier, TierSource, Title } from '../../network/network.ts';
import type { Severity } from '../severity.ts';

/**
 * Something that the judgement rests on and no plan shows: nospof.yaml, a pack or the command line says it. Facts only, as
 * findings are: `report/words` makes the sentence.
 */
export type DeclaredFact<Is extends DeclaredKind = DeclaredKind> = {
  [One in Is]: Common & { readonly is: One } & DeclaredFacts[One];
}[Is];

export type DeclaredKind = keyof DeclaredFacts;

interface Common {
  /** Where it is declared: `nospof.yaml:12`; undefined on the command line. */
  readonly at: string | undefined;
  /** It takes the place of what the plan shows, so that the strict pack accepts no plan with it. */
  readonly refusedByStrict: boolean;
  /** The resources it is about; empty where it is about none. */
  readonly resources: readonly Origin[];
}

export interface DeclaredFacts {
  /** A time of policies/assumptions.yaml has another value. */
  readonly assumption: {
    readonly name: string;
    readonly from: Interval;
    readonly to: Interval;
    /** Whether more is accepted by it; `looser` where any end of it accepts more. */
    readonly change: 'looser' | 'stricter';
  };
  readonly recovery: { readonly component: Title; readonly from: Interval; readonly to: Interval };
  readonly role: { readonly component: Title; readonly from: Role; readonly to: Role };
  readonly site: { readonly component: Title; readonly from: string; readonly to: string };
  /** A component or module that is in no plan, and that a service needs or may need. */
  readonly component: { readonly name: string; readonly role: Role; readonly recovery: Interval };
  /** A need that nospof.yaml states, which `k` of several alternatives meet. */
  readonly alternative: {
    readonly component: Title;
    readonly k: number;
    /** Number of alternatives. */
    readonly total: number;
    /** Alternatives that are in no plan. */
    readonly declared: readonly Title[];
    /** Resources that cannot take the place of the others: they are of another kind, or are needed anyway. */
    readonly unlike: readonly Title[];
  };
  /** A service that is up though every resource of the inputs has failed. */
  readonly 'only-declared': { readonly service: string };
  /** Resources of the inputs that are said not to be in service. */
  readonly planned: { readonly name: string };
  readonly disabled: { readonly policy: string; readonly reason: string };
  /** A tier that is declared for resources of which the inputs say another one, or none. */
  readonly tier: {
    readonly declared: Tier;
    readonly says: Tier;
    /** What says so, of one of them. */
    readonly by: TierHint | undefined;
    /** Nothing is left that is production. */
    readonly isAll: boolean;
  };
  /** Tags that a plan changes make production a test tier. */
  readonly retagged: {
    /** What says production before the apply. */
    readonly before: TierSource | undefined;
    /** What says a test tier after it. */
    readonly after: TierSource;
  };
  /** A plan that is read as the test environment. */
  readonly 'test-plan': { readonly path: string; readonly digest: string };
  /** A plan that is one of the others once more. */
  readonly 'given-twice': { readonly path: string; readonly other: string };
  /** A plan with the values of one of the others, apart from tags and names: another environment of the same code, or a copy. */
  readonly relabelled: { readonly path: string; readonly other: string };
  readonly objective: {
    readonly service: string;
    readonly objective: 'rto' | 'rto-within-site' | 'site-absorbs' | 'grade';
    /** Seconds, or the grade. */
    readonly value: Seconds;
    /** What holds unless said. */
    readonly unless: Seconds;
  };
  /** A pack that is not a shipped one. */
  readonly pack: {
    readonly file: string;
    readonly digest: string;
    /** Policies of the recommended pack that are off or weigh less with it. */
    readonly weaker: readonly string[];
  };
  /** A program that brings checks, which ran. */
  readonly plugin: { readonly file: string; readonly digest: string };
  /** One that did not run. */
  readonly 'plugin-left-out': { readonly file: string; readonly policies: readonly string[] };
  /** A pack gives a policy a lower severity than the packs it extends, or switches it off. */
  readonly lowered: {
    readonly policy: string;
    readonly from: Severity;
    readonly to: Severity | 'off';
    readonly reason: string | undefined;
  };
  /** Findings of an earlier day that fail no run. */
  readonly baseline: {
    readonly path: string;
    readonly digest: string;
    readonly findings: number;
    /** The day on which they were recorded, where the file says it. */
    readonly recorded: string | undefined;
    /** Errors count, as the strict pack is in use and the file was not named. */
    readonly butErrors: boolean;
  };
  /** Waivers in comments of the source, which name no approver. */
  readonly comments: { readonly number: number };
  /** No pack has a policy that makes anything fail. */
  readonly 'tries-nothing': unknown;
}
