import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { type Fact, argument } from '../../fact.ts';
import { isType } from '../type-aliases.ts';
import { type PlacedIn, subnetsOfPlace } from '../places/placed.ts';
import { zoneParts } from '../places/zone-parts.ts';
import { endpointInterfaces } from './endpoint-interfaces.ts';
import { endpointOfRoute } from './endpoint-of-route.ts';
import type { NextHop } from './next-hop.ts';

/** What a route to an endpoint leads to. */
export interface Endpoint {
  readonly component: number | undefined;
  /** What of it stands in a zone: the way on from there follows from that. */
  readonly body: number | undefined;
  /** Equal for routes to the same endpoint. */
  readonly id: string;
  /** The zones that have one of their own; undefined for what stands in one zone by its nature. */
  readonly own: readonly Zone[] | undefined;
  /** The subnet it stands in, or those it may stand in. */
  readonly subnet: Resource | undefined;
  readonly possible: readonly Resource[];
}

/**
 * The endpoint that a route leads to from `zone`: the one that the route names, or the one that all its users share; where the
 * inputs tell neither, that of the zone, else the one there is.
 */
export function firewallEndpoint(net: NetworkBuilder, hop: NextHop, target: Resource, zone: Zone): Endpoint {
  const node = net.node(target);
  const only = { component: node, body: node, id: target.id, own: undefined, possible: [] };
  if (!isType(target, 'aws_networkfirewall_firewall')) {
    const [part, ...others] = endpointInterfaces(net, target);
    const body = others.length === 0 ? part?.component : undefined;
    return { ...only, body: body ?? node, subnet: subnetsOfPlace(net, target)[0] };
  }
  const endpoints = zoneParts(net, target);
  const own = endpoints.flatMap(({ zone: one }) => one ?? []);
  const sure = endpoints.filter(({ doubt, missing }) => doubt === undefined && missing === undefined);
  const picked = sure.length > 1 ? endpointOfRoute(net, hop, endpoints) : undefined;
  if (picked && 'same' in picked) {
    const title = { is: 'same-endpoint', of: target.id } as const;
    const shared = net.part(target, ` of ${picked.same.id}`, { role: 'firewall', title });
    return {
      component: shared.index,
      body: shared.index,
      id: shared.id,
      own,
      subnet: undefined,
      possible: sure.flatMap((one) => one.subnets),
    };
  }
  const wanted = picked?.zone ?? zone;
  const same = endpoints.find((one) => one.zone?.key === wanted.key && one.missing === undefined);
  // Of an endpoint that may be elsewhere it is enough to say so.
  if (!same) return { ...only, own, subnet: sureSubnet(endpoints[0]) };
  return {
    component: same.component,
    body: same.component,
    id: `${target.id} ${wanted.key}`,
    own,
    subnet: sureSubnet(same),
    possible: same.doubt ? same.subnets : [],
  };
}

function sureSubnet(endpoint: PlacedIn | undefined): Resource | undefined {
  return endpoint?.doubt === undefined ? endpoint?.subnets[0] : undefined;
}

/** What would settle where the endpoints stand. */
export function endpointsFact(firewall: Resource): Fact {
  return argument(firewall, 'subnet_mapping');
}
