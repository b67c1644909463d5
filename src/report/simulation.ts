import type { OutageRange } from './report.ts';

/** What `nospof simulate` shows. */
export interface Simulation {
  /** What was asked for: `role=router,site=daejeon`. */
  readonly asked: readonly string[];
  readonly mode: 'down' | 'degraded';
  /** `component`, `degraded`, or the kind of failure domain that is lost; `several` where these are not one. */
  readonly lost: string;
  /** The parts that fail. */
  readonly failed: readonly string[];
  /** Parts that may fail with them, where the inputs leave open where they stand. */
  readonly maybeFailed: readonly string[];
  /** Production first, then the longest outages. */
  readonly stops: readonly SimulatedStop[];
  /** Services that do not stop. */
  readonly holds: readonly string[];
}

export interface SimulatedStop {
  readonly service: string;
  /** Best and worst completion of what is unknown, seconds; null is until something is replaced. */
  readonly outage: OutageRange;
  /** From the service to what fails. */
  readonly chain: readonly string[];
}
