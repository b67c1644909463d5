import type {
  DeclaredAdmission,
  DeclaredAlarm,
  DeclaredBackup,
  DeclaredChange,
  DeclaredComponentFacts,
  DeclaredDomain,
  DeclaredEvidence,
  DeclaredProbe,
  DeclaredRota,
  DeclaredService,
  DeclaredServiceFacts,
  DeclaredStep,
} from '../input/declared/declared.ts';

/**
 * What nospof.yaml and tags state about the network, every name resolved: places are of `Network.components`. Dates are
 * texts, `2026-09-01`, of which the later one is the greater. `at` is the line it was written in, `nospof.yaml:12`, or the
 * resource whose tag it is.
 */

/** One thing a fact is about. */
export interface Subject {
  /** As written: a name, or a pattern of addresses. */
  readonly name: string;
  /** The components it stands for; the root where it is a service. */
  readonly components: readonly number[];
  /** Name of the service, where it is one. */
  readonly service: string | undefined;
}

/**
 * Facts about one component, whether it is declared only or a resource. The components of one resource (a load balancer in
 * three zones) have the same object: what counts devices or owners counts it once.
 */
export interface ComponentFacts extends Omit<DeclaredComponentFacts, 'modules' | 'backups' | 'planned'> {
  readonly at: string;
  /** Its name in nospof.yaml, else the resource whose tags state them; a module is `router-a/m1`. */
  readonly name: string;
  readonly planned: boolean;
  /** How strictly it is run; 1 is the strictest. Undefined where nothing is said. */
  readonly grade: 1 | 2 | 3 | 4 | undefined;
  /** Its modules. */
  readonly modules: readonly number[];
  /** The device it is a module of; owner, operator, grade and the like are the device's. */
  readonly moduleOf: number | undefined;
  /** Ports of the device or the module; undefined where nothing is said. */
  readonly ports: number | undefined;
  readonly alarms: readonly DeclaredAlarm[];
  readonly backups: readonly Backup[];
}

export interface Backup extends Omit<DeclaredBackup, 'to'> {
  /** Where the copies lie. */
  readonly to: readonly Subject[];
}

/** Facts about one declared service. */
export interface ServiceFacts extends Omit<DeclaredServiceFacts, 'channels'> {
  readonly at: DeclaredService['at'];
  /** As it is written; undefined where nothing is said. */
  readonly grade: DeclaredService['grade'];
  readonly admission: DeclaredAdmission | undefined;
  /** Through which people use it. */
  readonly channels: readonly Subject[];
}

/** Facts about one failure domain. */
export type DomainFacts = DeclaredDomain;

/** What asks whether an alternative still serves. */
export type Probe = DeclaredProbe;

/** Who is on duty. */
export type Rota = DeclaredRota;

/** A drill or test that was really done. */
export interface Evidence extends Omit<DeclaredEvidence, 'of'> {
  /** What it was done with. */
  readonly of: readonly Subject[];
}

/** What is about to be done, where no plan tells. */
export interface Change extends Omit<DeclaredChange, 'steps' | 'acknowledged'> {
  /** Names of the services whose owners know that it may stop them. */
  readonly acknowledged: readonly string[];
  /** In order; those with the same `together` run at once. */
  readonly steps: readonly Step[];
}

export interface Step extends Omit<DeclaredStep, 'to'> {
  /** What it is done to. */
  readonly to: readonly Subject[];
}

/** Facts that belong to no single component, service or domain. */
export interface Stated {
  /** By name. */
  readonly rotas: ReadonlyMap<string, Rota>;
  /** In the order they are written. */
  readonly evidence: readonly Evidence[];
  /** Undefined where no change is declared; the plan may tell of one. */
  readonly change: Change | undefined;
}
