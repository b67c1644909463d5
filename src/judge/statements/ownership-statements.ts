import type { Title } from '../../network/network.ts';

/** What the policies of policies/ownership.yaml say. Days are texts. */
export interface OwnershipStatements {
  /** Nothing says who answers for, runs, or looks for a fault in some parts. */
  readonly 'owner-missing': { readonly lacks: readonly Duty[] };
  /** Its maker does not support it any more, or it is older than it was made to become. */
  readonly 'past-support': {
    readonly by: 'maker' | 'age' | 'version';
    readonly until: string;
    /** The version that AWS does not support any more. */
    readonly version: string | undefined;
  };
  /** A device of several services comes to the end of the life it was made for, and nothing takes its place. */
  readonly ageing: { readonly until: string; readonly isOver: boolean };
  /** A place is not as safe as what stands in it has to be: batteries stand in it, or its level is below the grade. */
  readonly 'facility-below-grade': {
    readonly is: 'battery' | 'level';
    readonly place: Title;
    readonly level: FacilityLevel | undefined;
    readonly needed: FacilityLevel | undefined;
    readonly grade: number;
  };
  /** What is handed over is not what is declared. */
  readonly 'handover-incomplete': {
    readonly is: 'unlisted' | 'author' | 'expiry' | 'other-plan';
    readonly on: string;
    readonly kind: 'failover-drill' | 'recovery-drill' | 'load-test' | 'restore-test' | undefined;
  };
}

export type Duty = 'owner' | 'operator' | 'fault-isolation';

export type FacilityLevel = 'low' | 'medium' | 'high';
