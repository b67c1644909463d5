import type { Component, Fact, Service } from '../../network/network.ts';
import type { Failure } from '../../simulate/failure.ts';
import type { CapacityPolicy } from '../policy.ts';
import type { LoadUnit } from './load.ts';

/** A service of which less than its peak gets through after a failure, or may. */
export interface Shortfall {
  readonly policy: CapacityPolicy;
  readonly service: Service;
  /** Undefined where it is so even without one. */
  readonly failure: Failure | undefined;
  readonly unit: LoadUnit;
  /** What has to get through. */
  readonly needed: number;
  /** What gets through in the world that shows it. */
  readonly left: number;
  /** What is left of the parts that the load must pass and that carry least together. */
  readonly narrowest: readonly Component[];
  /** Parts that carry only so much and are lost. */
  readonly lost: readonly Component[];
  readonly verdict: 'broken' | 'unproven';
  readonly missing: readonly Fact[];
}
