import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import type { Missing } from '../../fact.ts';
import { soleZone } from '../places/open-zones.ts';

/** The members of a pool that has several zones may all be in one of them, from which nothing moves them: `missing` would tell. */
export function mayBeInOneZone(net: NetworkBuilder, shared: Draft, pool: Resource, missing: Missing): void {
  if (missing === undefined) return;
  const part = net.part(pool, '#zone', {
    title: { is: 'only-zone', of: pool.id },
    role: 'compute',
    zone: soleZone(net, pool),
    fails: false,
  });
  net.need(shared, { of: [part.index], unless: missing });
}
