/**
 * What `nospof.yaml` or tags state about components, services and domains beside what they need. Dates are texts, `2026-09-01`:
 * the later one is the greater. Names are as written; the network resolves them.
 */

/** `nospof.yaml:12`, or the resource whose tag it is: every declared thing knows its place, to be put before a sentence about it. */
export type At = { readonly at: string };

/** A name of something else, with the line it is written in. */
export interface DeclaredName extends At {
  readonly name: string;
}

export type DeclaredMode = 'down' | 'degraded';
export type DeclaredTierName = 'production' | 'test';

export interface DeclaredComponentFacts {
  /** Who runs it; `owner` answers for it. */
  readonly operator: string | undefined;
  /** Who leads the search for a fault. */
  readonly faultIsolation: string | undefined;
  /** Common equipment of several services; undefined where nothing is said. */
  readonly shared: boolean | undefined;
  /** Not there yet: it does not serve as an alternative. Undefined where nothing is said, which is that it is there. */
  readonly planned: boolean | undefined;
  readonly device: DeclaredDevice | undefined;
  /** Parts of the device that fail by themselves and fall with it, by their own name (`m1`, used as `router-a/m1`). */
  readonly modules: ReadonlyMap<string, DeclaredModule>;
  /** What it carries, a second. */
  readonly capacity: number | undefined;
  /** Sessions at once. */
  readonly concurrency: number | undefined;
  readonly alarms: readonly DeclaredAlarm[];
  readonly backups: readonly DeclaredBackup[];
}

/** The hardware or product a component is. */
export interface DeclaredDevice {
  readonly vendor: string | undefined;
  readonly model: string | undefined;
  readonly firmware: string | undefined;
  readonly ports: number | undefined;
  readonly purchased: string | undefined;
  /** Last day its vendor supports it. */
  readonly endOfSupport: string | undefined;
  /** How long it was made to last, and how long it is to be used by now; months. */
  readonly ratedLife: number | undefined;
  readonly stretchedLife: number | undefined;
  /** Another one lies ready; undefined where nothing is said. */
  readonly spare: boolean | undefined;
  /** Day of its replacement. */
  readonly replacement: string | undefined;
}

export interface DeclaredModule extends At {
  readonly title: string | undefined;
  readonly ports: number | undefined;
}

export interface DeclaredAlarm extends At {
  /** What raises it, in the user's words. */
  readonly on: string;
  /** Rota that gets it. */
  readonly to: string | undefined;
  readonly muted: boolean;
}

export interface DeclaredBackup extends At {
  /** Names of components, or patterns of addresses, where the copies lie. */
  readonly to: readonly string[];
  /** From one copy to the next, seconds. */
  readonly every: number | undefined;
  /** Last day a restore was tried. */
  readonly restoreTested: string | undefined;
}

/** What asks whether an alternative still serves. */
export interface DeclaredProbe {
  /** Size of what it sends. */
  readonly bytes: number | undefined;
  /** It goes all the way the traffic goes; undefined where nothing is said. */
  readonly wholePath: boolean | undefined;
}

export interface DeclaredServiceFacts {
  readonly peak: DeclaredPeak | undefined;
  /** People served, or users at once. */
  readonly users: number | undefined;
  readonly admission: DeclaredAdmission | undefined;
  /** Names of the components or services through which people use it. */
  readonly channels: readonly DeclaredName[];
  readonly hours: DeclaredHours | undefined;
  readonly cutover: DeclaredCutover | undefined;
  readonly recovery: DeclaredRecovery | undefined;
}

/** The load to be carried, and where the number comes from. Rates are requests a second. */
export interface DeclaredPeak {
  readonly rate: number;
  /** Sessions at once. */
  readonly concurrency: number | undefined;
  /** In words. */
  readonly basis: string | undefined;
  /** The highest rate ever measured. */
  readonly history: number | undefined;
  /** How many times an ordinary day the busiest season is. */
  readonly season: number | undefined;
  /** People who may come, and the seconds in which all of them may. */
  readonly population: number | undefined;
  readonly window: number | undefined;
}

/** What keeps more than it can carry outside. */
export interface DeclaredAdmission {
  /** Requests a second that one source may make. */
  readonly perSource: number | undefined;
  /** Who comes when it is full waits; undefined where nothing is said. */
  readonly queue: boolean | undefined;
}

export interface DeclaredHours extends At {
  /** `09:00`, by the clock of the place. */
  readonly open: string | undefined;
  readonly close: string | undefined;
  /** Days, first and last, on which it must not be touched. */
  readonly critical: readonly (readonly [first: string, last: string])[];
}

export interface DeclaredCutover extends At {
  readonly kind: 'big-bang' | 'phased';
  /** Day it opens. */
  readonly opens: string | undefined;
  /** Seconds until the old system serves again; `none` where it is said that there is no way back. */
  readonly wayBack: number | 'none' | undefined;
}

/** What getting it back at another place takes; seconds, bytes, bytes a second. */
export interface DeclaredRecovery {
  readonly detect: number | undefined;
  readonly decide: number | undefined;
  readonly provision: number | undefined;
  readonly volume: number | undefined;
  readonly throughput: number | undefined;
}

/** Facts about one failure domain. */
export interface DeclaredDomain extends At {
  readonly facility: 'low' | 'medium' | 'high' | undefined;
  /** Batteries stand in it; undefined where nothing is said. */
  readonly battery: boolean | undefined;
  /** Not there yet, with everything in it. */
  readonly planned: boolean;
}

/** Who is on duty. */
export interface DeclaredRota extends At {
  /** `24x7`, or from when to when: `09:00-18:00`. */
  readonly hours: string | undefined;
  readonly reach: readonly DeclaredMeans[];
}

export type DeclaredMeans = 'phone' | 'messenger' | 'sms' | 'pager' | 'mail' | 'screen';

/** One drill or test that was really done. */
export interface DeclaredEvidence extends At {
  readonly kind: 'failover-drill' | 'recovery-drill' | 'load-test' | 'restore-test';
  /** Names of components or services, or patterns of addresses. */
  readonly of: readonly string[];
  readonly on: string;
  /** First day it counts no more. */
  readonly expires: string | undefined;
  readonly mode: DeclaredMode | undefined;
  /** Seconds that users were without it. */
  readonly took: number | undefined;
  /** Where it was done. */
  readonly tier: DeclaredTierName | undefined;
  /** Load it carried, a second. */
  readonly rate: number | undefined;
  readonly by: string | undefined;
  /** sha256 of the plan it was done with. */
  readonly digest: string | undefined;
}

/** What is about to be done, where no plan tells. */
export interface DeclaredChange extends At {
  /** Moment it begins, with its time zone: `2023-11-16T19:00:00+09:00`. */
  readonly begins: string | undefined;
  readonly implementer: string | undefined;
  readonly approver: string | undefined;
  /** Seconds that the result is watched afterwards. */
  readonly watch: number | undefined;
  /** Services whose owners know that it may stop them. */
  readonly acknowledged: readonly DeclaredName[];
  readonly rehearsed: DeclaredRehearsal | undefined;
  readonly rollback: DeclaredRollback | undefined;
  /** In order; those with the same `together` run at once. */
  readonly steps: readonly DeclaredStep[];
}

export interface DeclaredRehearsal {
  readonly on: string;
  readonly tier: DeclaredTierName | undefined;
  readonly digest: string | undefined;
}

export interface DeclaredRollback {
  readonly artefact: string | undefined;
  readonly steps: string | undefined;
  /** Seconds. */
  readonly time: number | undefined;
}

export interface DeclaredStep extends At {
  readonly title: string | undefined;
  readonly does: 'update' | 'replace' | 'delete' | 'access-list' | 'power';
  /** Names of components, or patterns of addresses. */
  readonly to: readonly string[];
  /** Seconds that they stop; undefined where nothing is said. */
  readonly down: number | undefined;
  readonly guards: readonly DeclaredGuard[];
  readonly together: string | undefined;
}

export type DeclaredGuard = 'dry-run' | 'snapshot' | 'second-person' | 'power-off';
