import type { OneOrMore, WrittenDuration } from './written-value.ts';

/** What `nospof.yaml` states beside needs and domains, as written. */
export interface WrittenComponentFacts {
  readonly operator?: string;
  readonly 'fault-isolation'?: string;
  readonly shared?: boolean;
  readonly status?: WrittenStatus;
  readonly device?: WrittenDevice;
  readonly modules?: Readonly<Record<string, WrittenModule>>;
  readonly capacity?: string;
  readonly concurrency?: number;
  readonly alarms?: readonly { readonly on: string; readonly to?: string; readonly muted?: boolean }[];
  readonly backups?: readonly WrittenBackup[];
}

export type WrittenStatus = 'in-service' | 'planned';

export interface WrittenDevice {
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

export interface WrittenModule {
  readonly title?: string;
  readonly ports?: number;
}

export interface WrittenBackup {
  readonly to: OneOrMore;
  readonly every?: WrittenDuration;
  readonly 'restore-tested'?: string;
}

export interface WrittenProbe {
  readonly bytes?: number;
  readonly 'whole-path'?: boolean;
}

export interface WrittenServiceFacts {
  readonly peak?: WrittenPeak;
  readonly users?: number;
  readonly admission?: { readonly 'per-source'?: string; readonly queue?: boolean };
  readonly channels?: OneOrMore;
  readonly hours?: { readonly open?: string; readonly close?: string; readonly critical?: readonly string[] };
  readonly cutover?: {
    readonly kind: 'big-bang' | 'phased';
    readonly at?: string;
    readonly 'way-back'?: WrittenDuration;
  };
  readonly recovery?: {
    readonly detect?: WrittenDuration;
    readonly decide?: WrittenDuration;
    readonly provision?: WrittenDuration;
    readonly volume?: string;
    readonly throughput?: string;
  };
}

export interface WrittenPeak {
  readonly rate: string;
  readonly concurrency?: number;
  readonly basis?: string;
  readonly history?: string;
  readonly season?: number;
  readonly population?: number;
  readonly window?: WrittenDuration;
}

export interface WrittenDomain {
  readonly facility?: 'low' | 'medium' | 'high';
  readonly battery?: boolean;
  readonly status?: WrittenStatus;
}

export interface WrittenRota {
  readonly hours?: string;
  readonly reach?: readonly WrittenMeans[];
}

export type WrittenMeans = 'phone' | 'messenger' | 'sms' | 'pager' | 'mail' | 'screen';

export interface WrittenEvidence {
  readonly kind: 'failover-drill' | 'recovery-drill' | 'load-test' | 'restore-test';
  readonly of: OneOrMore;
  readonly on: string;
  readonly expires?: string;
  readonly mode?: 'down' | 'degraded';
  readonly took?: WrittenDuration;
  readonly tier?: 'production' | 'test';
  readonly rate?: string;
  readonly by?: string;
  readonly digest?: string;
}

export interface WrittenChange {
  readonly at?: string;
  readonly implementer?: string;
  readonly approver?: string;
  readonly watch?: WrittenDuration;
  readonly acknowledged?: OneOrMore;
  readonly rehearsed?: { readonly on: string; readonly tier?: 'production' | 'test'; readonly digest?: string };
  readonly rollback?: { readonly artefact?: string; readonly steps?: string; readonly time?: WrittenDuration };
  readonly steps?: readonly WrittenStep[];
}

export interface WrittenStep {
  readonly title?: string;
  readonly does: 'update' | 'replace' | 'delete' | 'access-list' | 'power';
  readonly to: OneOrMore;
  readonly down?: WrittenDuration;
  readonly guards?: readonly WrittenGuard[];
  readonly together?: string;
}

export type WrittenGuard = 'dry-run' | 'snapshot' | 'second-person' | 'power-off';
