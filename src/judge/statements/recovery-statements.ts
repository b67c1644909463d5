import type { DataCopy, Interval, Seconds, Title } from '../../network/network.ts';
import type { Stale } from '../evidence/standing.ts';

/** What the policies of policies/recovery.yaml say. */
export interface RecoveryStatements {
  /** To get the service back takes longer, by what is declared, than it may be down. */
  readonly 'recovery-too-long': { readonly steps: RecoverySteps; readonly takes: Seconds; readonly limit: Seconds };
  /** The last drill took longer than the service may be down. */
  readonly 'drill-too-long': { readonly on: string; readonly took: Seconds; readonly limit: Seconds };
  /** Services lose more of their data than they may; all of it where the loss is without end. */
  readonly 'data-lost': {
    /** All that lies there is lost; undefined where it is the store alone. */
    readonly in: Title | undefined;
    readonly loss: Interval;
    /** Undefined where a copy of any age would do. */
    readonly limit: Seconds | undefined;
    /** The copies that are left, and those that are lost with it. */
    readonly left: readonly ToldCopy[];
    readonly lost: readonly ToldCopy[];
  };
  /** A service works at less than two sites by itself: at these; strict services (`users`) cannot do without it. */
  readonly 'no-second-site': { readonly sites: readonly string[]; readonly users: readonly Title[] };
  /** Two sites stand in the same places, or on the same supplies. */
  readonly 'sites-share': { readonly sites: readonly Title[]; readonly shared: readonly Title[] };
  /** No drill or test counts any more. */
  readonly 'drill-stale': { readonly of: 'recovery-drill' | 'restore-test'; readonly stale: Stale };
}

export type ToldCopy = Pick<DataCopy, 'by' | 'title'> & { readonly age: Interval };

/** What has to be done one after the other; undefined where nothing is declared. */
export type RecoverySteps = Readonly<Record<'detect' | 'decide' | 'provision' | 'restore', Seconds | undefined>>;
