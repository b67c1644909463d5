import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { refuseUnknownNames } from '../dns/private-names.ts';
import { privateSubnetsOf } from './private-subnets.ts';
import { needWaysToServices } from './way-to-service.ts';
import { wayToVpc } from './way-to-vpc.ts';

/**
 * What a program in `subnet` needs to reach what it uses in other VPCs, of its own site or of another: the whole way there,
 * over routers, peerings and firewalls, by the routes of both sides; and the services of the Region.
 */
export function needWaysToStores(
  net: NetworkBuilder,
  client: Draft,
  subnet: Resource | undefined,
  stores: readonly Resource[],
): void {
  if (!subnet) return;
  refuseUnknownNames(net, client, subnet, stores);
  needWaysToServices(net, client, subnet, stores);
  needWaysToVpcs(net, client, subnet, stores);
}

/** The ways to the stores in other VPCs only. */
export function needWaysToVpcs(
  net: NetworkBuilder,
  client: Draft,
  subnet: Resource | undefined,
  stores: readonly Resource[],
): void {
  if (!subnet) return;
  const ways = stores.map((store) => wayToVpc(net, subnet, privateSubnetsOf(net, store)));
  for (const way of new Set(ways)) if (way !== undefined) net.need(client, { of: [way], byPlaceOf: client.index });
}
