import type { Title } from '../../network/network.ts';
import type { LoadUnit } from '../capacity/load.ts';

/** What the policies of policies/capacity.yaml say. */
export interface CapacityStatements {
  /** What is left of some parts carries less than the peak. */
  readonly 'too-small': {
    readonly by: TooSmallBy;
    readonly of: readonly Title[];
    readonly left: number;
    readonly needed: number;
    readonly unit: LoadUnit;
  };
}

/** What fails before it is too small. */
export type TooSmallBy = 'nothing' | 'part' | 'degraded' | 'zone' | 'site' | 'region' | 'domain';
