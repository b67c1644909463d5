import type { Origin } from './origin.ts';

/**
 * Traffic that the inputs prove does not get through, though nothing has failed. It is told at what refuses it, not at what it
 * keeps down. As with facts, `report/words` has the phrase for each `is`.
 */
export interface Refusal {
  readonly is: RefusalKind;
  /** What refuses: the route table, the security group, the balancer. */
  readonly origin: Origin;
  /** The argument that refuses, in dots. */
  readonly path?: string;
  /** Id of the resource that sends, a block or a name, where it is told. */
  readonly from?: string;
  /** Id of the resource that should receive, a block or a name. */
  readonly to?: string;
  /** The port that is refused. */
  readonly port?: number;
}

export type RefusalKind =
  /** A route table has no route to `to`. */
  'no-route';

/** Equal refusals have equal keys. */
export function refusalKey({ is, origin, path, from, to, port }: Refusal): string {
  return JSON.stringify([is, origin.resource, path, from, to, port]);
}
