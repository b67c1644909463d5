/**
 * The content of nospof.yaml, as the replays write it (policies/schema/nospof.schema.json describes every key). A key that
 * is `undefined` is not written.
 */
export interface Facts {
  readonly tiers?: { readonly test?: { readonly elsewhere: { readonly plan: string } } | undefined };
  readonly services: Readonly<Record<string, ServiceFacts>>;
  readonly components?: Components;
  readonly domains?: Readonly<Record<string, Readonly<Record<string, DomainFacts>>>>;
  readonly rotas?: Readonly<Record<string, { readonly hours: string; readonly reach: readonly string[] }>>;
  readonly evidence?: readonly Evidence[];
  readonly change?: Change | undefined;
}

export type Components = Readonly<Record<string, ComponentFacts>>;

export type Role =
  | 'entry'
  | 'router'
  | 'l4-switch'
  | 'link'
  | 'compute'
  | 'datastore'
  | 'storage'
  | 'authentication'
  | 'monitoring'
  | 'backup';

export interface ServiceFacts {
  readonly title: string;
  readonly grade: 1 | 2 | 3 | 4;
  /** Durations: `2h`. */
  readonly rto?: string;
  readonly rpo?: string;
  readonly entry?: readonly string[];
  readonly needs?: readonly NeedFacts[];
  readonly owner?: string | undefined;
  readonly peak?: Peak | undefined;
  /** People it serves, or users at once. */
  readonly users?: number;
  readonly admission?: { readonly 'per-source'?: string; readonly queue?: boolean } | undefined;
  /** Components or services through which people use it. */
  readonly channels?: readonly string[];
  readonly hours?: { readonly open: string; readonly critical?: readonly string[] };
  readonly cutover?: { readonly kind: 'big-bang' | 'phased'; readonly at: string; readonly 'way-back': string };
  readonly recovery?: Recovery;
}

/** Rates: `900/s`. */
export interface Peak {
  readonly rate: string;
  /** Sessions at once. */
  readonly concurrency?: number;
  readonly basis?: string;
  readonly history?: string;
  readonly season?: number;
  readonly population?: number;
  readonly window?: string;
}

export interface Recovery {
  readonly detect: string;
  readonly decide: string;
  readonly provision: string;
  readonly volume?: string;
  readonly throughput?: string;
}

export interface NeedFacts {
  readonly label?: string;
  readonly any: readonly string[];
  readonly standby?: readonly string[];
  readonly detect?: 'link-state' | 'tcp' | 'end-to-end' | 'manual';
  readonly switch?: string;
  readonly probe?: { readonly bytes: number; readonly 'whole-path': boolean };
}

export interface ComponentFacts {
  readonly title?: string;
  readonly role?: Role;
  readonly is?: readonly string[];
  readonly grade?: 1 | 2 | 3 | 4;
  readonly site?: Site;
  /** Failure domains it is in: kind to name. */
  readonly domains?: Readonly<Record<string, string | readonly string[]>>;
  readonly needs?: readonly NeedFacts[];
  /** Until the part itself is back after it failed; where nothing is said, as the resource type has it. */
  readonly recovery?: string;
  readonly owner?: string | undefined;
  readonly operator?: string | undefined;
  readonly 'fault-isolation'?: string | undefined;
  readonly shared?: boolean;
  readonly status?: 'in-service' | 'planned';
  readonly device?: Device;
  readonly capacity?: string;
  readonly concurrency?: number;
  readonly alarms?: readonly Alarm[] | undefined;
  readonly backups?: readonly Backup[] | undefined;
}

export type Site = 'daejeon' | 'gwangju' | 'gongju' | 'vault';

export interface Device {
  readonly vendor?: string;
  readonly model?: string;
  readonly firmware?: string;
  readonly ports?: number;
  readonly purchased?: string;
  readonly 'end-of-support'?: string;
  readonly 'rated-life'?: string;
  readonly 'stretched-life'?: string;
  readonly spare?: boolean;
  readonly replacement?: string;
}

export interface Alarm {
  readonly on: string;
  /** Name of a rota. */
  readonly to: string;
  readonly muted?: boolean;
}

export interface Backup {
  readonly to: string;
  readonly every: string;
  readonly 'restore-tested'?: string;
}

export interface DomainFacts {
  readonly facility?: 'low' | 'medium' | 'high';
  readonly battery?: boolean;
  readonly status?: 'in-service' | 'planned';
}

export type EvidenceKind = 'failover-drill' | 'recovery-drill' | 'load-test' | 'restore-test';

export interface Evidence {
  readonly kind: EvidenceKind;
  readonly of: readonly string[];
  readonly on: string;
  readonly expires: string;
  readonly by: string;
  readonly mode?: 'down' | 'degraded';
  readonly took?: string;
  readonly tier?: 'test' | 'production';
  readonly rate?: string;
}

export interface Change {
  readonly at: string;
  readonly implementer?: string | undefined;
  readonly approver?: string | undefined;
  readonly watch?: string | undefined;
  readonly acknowledged?: readonly string[] | undefined;
  readonly rehearsed?: { readonly on: string; readonly tier: 'test' } | undefined;
  readonly rollback?: { readonly artefact: string; readonly steps: string; readonly time: string } | undefined;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly title: string;
  readonly does: 'update' | 'replace' | 'delete' | 'access-list' | 'power';
  readonly to: readonly string[];
  readonly down?: string;
  readonly guards?: readonly Guard[] | undefined;
  /** Steps with the same name run at once. */
  readonly together?: string | undefined;
}

export type Guard = 'dry-run' | 'snapshot' | 'second-person' | 'power-off';
