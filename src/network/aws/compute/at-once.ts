import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import type { Fact } from '../../fact.ts';
import type { TitleKind } from '../../title.ts';

export interface AtOnce {
  /** What may be lost, or stopped, as one. */
  readonly what: TitleKind;
  /** The argument that leaves it open. */
  readonly fact: Fact;
  /** The assumption about the time until it is back. */
  readonly recovery: string;
}

/**
 * What may take all members of a pool at once though each stands by itself: AWS may take them back, a deployment may stop them.
 * Whether it ever does is not in a plan: the members need it in the worst world only.
 */
export function mayGoAtOnce(
  net: NetworkBuilder,
  shared: Draft,
  pool: Resource,
  { what, fact, recovery }: AtOnce,
): void {
  const part = net.part(pool, `#${what}`, {
    title: { is: what, of: pool.id },
    role: 'compute',
    recovery: net.times.time(recovery),
  });
  net.need(shared, { of: [part.index], unless: [fact] });
}
