import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { type Fact, argument } from '../../fact.ts';
import { isType } from '../type-aliases.ts';
import { type PlacedIn, subnetsOfPlace } from '../places/placed.ts';
import { zoneParts } from '../places/zone-parts.ts';

/** The endpoint a route in `zone` leads to: the one in the same zone, else the one it has; and the subnet it is in. */
export function firewallEndpoint(
  net: NetworkBuilder,
  target: Resource,
  zone: Zone,
): { component: number | undefined; own: readonly Zone[] | undefined } & Stand {
  if (!isType(target, 'aws_networkfirewall_firewall')) {
    return { component: net.node(target), own: undefined, subnet: subnetsOfPlace(net, target)[0], possible: [] };
  }
  const endpoints = zoneParts(net, target);
  const own = endpoints.flatMap(({ zone: one }) => one ?? []);
  const same = endpoints.find((one) => one.zone?.key === zone.key && one.missing === undefined);
  // Of an endpoint that may be elsewhere it is enough to say so.
  if (!same) return { component: net.node(target), own, subnet: sureSubnet(endpoints[0]), possible: [] };
  return { component: same.component, own, subnet: sureSubnet(same), possible: same.doubt ? same.subnets : [] };
}

function sureSubnet(endpoint: PlacedIn | undefined): Resource | undefined {
  return endpoint?.doubt === undefined ? endpoint?.subnets[0] : undefined;
}

/** The subnet an endpoint stands in, or those it may stand in. */
interface Stand {
  readonly subnet: Resource | undefined;
  readonly possible: readonly Resource[];
}

/** What would settle where the endpoints stand. */
export function endpointsFact(firewall: Resource): Fact {
  return argument(firewall, 'subnet_mapping');
}
