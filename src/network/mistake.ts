import type { Origin } from './origin.ts';

/**
 * Why nothing takes over from an alternative that fails, though another one works: what should notice the failure watches
 * something else, or what should take over is set to get no traffic. As with facts, `report/words` has the phrase for each `is`.
 */
export interface Mistake {
  readonly is: MistakeKind;
  /** The resource to change: the health check, the alarm, the endpoint group. */
  readonly origin: Origin;
  /** The argument to change, in dots. */
  readonly path?: string;
  /** Id of what is watched, or set to get nothing; a name or an address where it is not in the inputs. */
  readonly to?: string;
  /** Id of the record that should be watched. */
  readonly record?: string;
  readonly port?: number;
  /** Whether it is one depends on a value that is not known. */
  readonly isOpen?: true;
  /** The other of two that do not fit: either may change. */
  readonly and?: Origin;
}

export type MistakeKind =
  /** A health check asks the name that its own record is one answer of. */
  | 'asks-own-name'
  /** A health check asks the name `to`, which may lead anywhere. */
  | 'asks-unknown'
  /** A health check asks `to`, to which its record does not lead. */
  | 'asks-another'
  /** A health check asks `to`, which the internet does not reach. */
  | 'asks-inside'
  /** A health check asks a port of `to` on which nothing listens. */
  | 'asks-port'
  /** A health check asks a port of `to` that no security group opens to the internet. */
  | 'asks-closed-port'
  /** A calculated health check is healthy as long as `to` is, which does not watch its record. */
  | 'outvoted'
  /** An alarm measures `to`, to which the record does not lead. */
  | 'measures-another'
  /** A health check that calls everything healthy. */
  | 'disabled'
  /** A health check that calls healthy what does not work. */
  | 'inverted'
  /** A record gives several values at once, dead ones too. */
  | 'several-values'
  /** The secondary record leads to what the primary one (`to`) leads to. */
  | 'same-target'
  /** What takes over when the Region `to` is lost needs something that is there. */
  | 'needs-lost-region'
  /** A database and `to`, one of what is lost and one of what takes over, do not hold the same data. */
  | 'no-copy'
  /** Each part of the data is on one server; on several, all of which a write needs. */
  | 'one-copy'
  | 'needs-all-copies'
  /** What should take over has the weight 0. */
  | 'weight-zero'
  /** A record that nothing watches gets all the traffic, as `to` has the weight 0. */
  | 'weight-unwatched';
