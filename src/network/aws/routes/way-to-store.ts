import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { placesOf } from '../balancers/place-of-target.ts';
import { vpcOf } from '../places/vpc.ts';
import { wayToVpc } from './way-to-vpc.ts';

/**
 * What a program in `subnet` needs to reach what it uses in other VPCs, of its own site or of another: the whole way there,
 * over routers, peerings and firewalls, by the routes of both sides.
 */
export function needWaysToStores(
  net: NetworkBuilder,
  client: Draft,
  subnet: Resource | undefined,
  stores: readonly Resource[],
): void {
  if (!subnet) return;
  const ways = new Map<number, Resource>();
  for (const store of stores) {
    const places = placesOf(net, store);
    const way = places.length === 0 ? undefined : wayToVpc(net, subnet, places);
    const to = places[0] && vpcOf(net, places[0]);
    if (way !== undefined && to) ways.set(way, to);
  }
  for (const [way, to] of ways) net.need(client, { label: `the way to ${to.address}`, of: [way] });
}
