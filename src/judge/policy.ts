import type { Mode, Role, Seconds } from '../network/network.ts';
import type { Severity } from './severity.ts';

/** A policy as the packs define it: a set of failures to try and what must still hold, or a named check. */
export type Policy = ScenarioPolicy | CapacityPolicy | DataLossPolicy | CheckPolicy;

/** A kind of fact that no plan has. */
export type AskedFact = 'grade' | 'objective' | 'domain' | 'channels' | 'peak' | 'capacity';

interface PolicyText {
  /** Names the bad pattern: `single-router`. */
  readonly id: string;
  readonly title: string;
  /** Where a pack of the user's own defines it: `own.yaml:3`; undefined for a shipped one. */
  readonly at?: string | undefined;
  /** As the packs in use say; before tier and service are looked at. */
  readonly severity: Severity;
  /** Incidents that it is based on, the most important first: names of `policies/references.yaml`, or one's own. */
  readonly incidents: readonly string[];
  readonly controls: readonly string[];
  /** What must be declared: without all of it the policy finds nothing. */
  readonly asks: readonly AskedFact[];
  /** A waiver may accept what it finds. */
  readonly waivable: boolean;
  readonly why: string;
  /** What to do, where no text of `fixes` fits. */
  readonly fix: string;
  /** What to do, by the Terraform type of what failed. */
  readonly fixes: ReadonlyMap<string, string>;
}

/** What is tried, and on which services. */
export interface Trial extends PolicyText {
  readonly failures: readonly FailureSet[];
  readonly mode: Mode;
  readonly services: ServiceFilter;
}

/** A failure may cost so much time. */
export interface ScenarioPolicy extends Trial {
  readonly kind: 'scenario';
  /** `limit` is the declared RTO, else the default for the kind of failure. */
  readonly atMost: 'limit' | Seconds;
}

/** After a failure so much of the peak must get through. */
export interface CapacityPolicy extends Trial {
  readonly kind: 'capacity';
  /** Share of the declared peak, 1 is all of it. */
  readonly atLeast: number;
}

/** A failure may cost so much of the newest data. `each: store` is the store alone, with all that it keeps. */
export interface DataLossPolicy extends Trial {
  readonly kind: 'data-loss';
  /** `rpo` is the declared one; what has none is not judged. `not-all`: some copy is left, however old. */
  readonly atMost: 'rpo' | 'not-all' | Seconds;
}

/** What fails, one after the other. */
export interface FailureSet {
  /** `component`; a kind of failure domain; or `domain` for every kind that no policy names. */
  readonly each: string;
  /** Only components of these roles; undefined is any. */
  readonly roles: readonly Role[] | undefined;
  /** Only components that this holds for; undefined is any. */
  readonly where?: Where | undefined;
  /** Kinds that `domain` leaves out. */
  readonly except: readonly string[];
  /** A dual-site service must survive it within each site, not only as a whole. */
  readonly withinSite: boolean;
  /** Which of the services of the policy are judged by it; undefined is all. */
  readonly services?: ServiceFilter | undefined;
}

/**
 * Which components fail, or which failure domains, by a component in them: all that is said must hold, of several patterns one is
 * enough. In a pattern `*` stands for any text.
 */
export interface Where {
  /** Patterns by key. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly types: readonly string[] | undefined;
  readonly addresses: readonly string[] | undefined;
  readonly sites: readonly string[] | undefined;
  /** What no tier is stated of counts as production. */
  readonly tier: 'production' | 'test' | undefined;
}

/** Which services are judged; all that is said must hold, but `dualSite` and `objective` let a service in whatever its grade. */
export interface ServiceFilter {
  readonly grades: readonly number[] | undefined;
  readonly dualSite: boolean;
  /** A service with a declared recovery time. */
  readonly objective: boolean;
  readonly declaredOnly: boolean;
  /** Patterns; undefined is any. */
  readonly names?: readonly string[] | undefined;
  /** What no tier is stated of counts as production; undefined is any. */
  readonly tier?: 'production' | 'test' | undefined;
}

export interface CheckPolicy extends PolicyText {
  readonly kind: 'check';
  readonly check: string;
  /** Options, checked against the schema of the check. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** The policies to judge by: those in use, and those switched off, to know what is not judged. */
export function consulted({ policies, defined, disabled }: PolicySet): readonly Policy[] {
  return disabled.size === 0 ? policies : [...policies, ...defined.filter(({ id }) => disabled.has(id))];
}

/** Switched off by the user. */
export function isOff({ id }: Policy, { disabled }: PolicySet): boolean {
  return disabled.has(id);
}

/** Whether a named check runs, is switched off, or is in no pack of the run. */
export function checkState({ policies, defined, disabled }: PolicySet, check: string): 'in-use' | 'off' | 'unused' {
  const isCheck = (policy: Policy): boolean => policy.kind === 'check' && policy.check === check;
  if (policies.some(isCheck)) return 'in-use';
  return defined.some((policy) => isCheck(policy) && disabled.has(policy.id)) ? 'off' : 'unused';
}

/** The policies of one run. */
export interface PolicySet {
  /** In use, in the order of their definition. */
  readonly policies: readonly Policy[];
  /** Everything defined, in use or not: for explanations, and to know which kinds of domain have a policy. */
  readonly defined: readonly Policy[];
  /** Packs read, in order. */
  readonly packs: readonly PackUsed[];
  /** Switched off by the user: id to reason. */
  readonly disabled: ReadonlyMap<string, string>;
  /** Grades for which an unproven error rejects as well. */
  readonly rejectUnproven: ReadonlySet<number>;
  /** Policies that are not judged because plugins are left out; undefined where they are not. */
  readonly leftOut?: readonly string[];
}

/** A pack that was read. */
export interface PackUsed {
  /** The shipped pack that it is, by its bytes; undefined for any other, whatever it is called. */
  readonly shipped: string | undefined;
  /** As it is written where it is named. */
  readonly file: string;
  /** sha256, hexadecimal. */
  readonly digest: string;
  /** Where it is named: `nospof.yaml:3`; undefined on the command line. */
  readonly at: string | undefined;
  /** Policies to which it gives a lower severity than the packs before it. */
  readonly lowers: readonly Lowered[];
  /** Policies of the recommended pack that are off or weigh less, where no shipped pack is in use. */
  readonly weaker?: readonly string[];
}

export interface Lowered {
  readonly at: string;
  readonly policy: string;
  readonly from: Severity;
  readonly to: Severity | 'off';
  readonly reason: string | undefined;
}

/** The shipped strict pack is among those judged by. */
export function isStrict({ packs }: Pick<PolicySet, 'packs'>): boolean {
  return packs.some(({ shipped }) => shipped === 'strict');
}
