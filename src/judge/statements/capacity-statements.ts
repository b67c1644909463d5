import type { Title } from '../../network/network.ts';
import type { LoadUnit } from '../capacity/load.ts';

/** What the policies of policies/capacity.yaml say. Rates are requests a second, days are texts. */
export interface CapacityStatements {
  /** What is left of some parts carries less than the peak. */
  readonly 'too-small': {
    readonly by: TooSmallBy;
    readonly of: readonly Title[];
    readonly left: number;
    readonly needed: number;
    readonly unit: LoadUnit;
  };
  /** A service has no peak; or its peak has no figures behind it, is below them, or does not say where they are from. */
  readonly 'peak-without-basis': {
    readonly lacks: 'peak' | 'figures' | 'height' | 'source';
    readonly rate: number;
    /** What the figures come to. */
    readonly figures: number;
  };
  /** No load test of a service counts: there is none, it has expired, was not done in the test tier, or with too little load. */
  readonly 'load-test-missing': {
    readonly lacks: 'test' | 'validity' | 'tier' | 'rate' | 'load';
    /** Day of the test. */
    readonly on?: string;
    /** First day it counts no more. */
    readonly expires?: string | undefined;
    readonly rate?: number;
    readonly peak: number | undefined;
  };
  /** A public service lets everybody in at once. */
  readonly 'admission-control-missing': { readonly lacks: readonly AdmissionControl[] };
}

/** What fails before it is too small. */
export type TooSmallBy = 'nothing' | 'part' | 'degraded' | 'zone' | 'site' | 'region' | 'domain';

export type AdmissionControl = 'per-source' | 'queue';
