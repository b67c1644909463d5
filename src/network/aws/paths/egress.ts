import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type NetworkBuilder, asAlternative, atOnce } from '../../builder.ts';
import { prefixOf } from '../../../input/aws-id.ts';
import type { Missing } from '../../fact.ts';
import { type WayOut, waysOut } from './default-route.ts';
import { everywhere } from './destination.ts';
import { endpointsFact, firewallEndpoint } from './firewall.ts';
import { natOutside } from './nat.ts';
import { ontoTransitGateway } from './onto-transit-gateway.ts';
import { attachmentOf } from './transit-gateway.ts';
import { transitPath } from './transit-path.ts';
import { servesItsZoneOnly } from './zones-served.ts';
import { isType } from '../type-aliases.ts';
import { premisesPath } from '../premises/premises.ts';
import { zoneOf } from '../places/subnet-zones.ts';
import { vpcOf } from '../places/subnets.ts';
import { zoneParts } from '../places/zone-parts.ts';

/**
 * What a host in the subnet needs to reach the world: the next hop of its default route, and what that hop needs in
 * turn. Undefined when the hop cannot fail below a Region (internet gateway), or without default route. A table has
 * exactly one next hop per prefix, without health check: nothing takes over.
 */
export function egress(net: NetworkBuilder, subnet: Resource): number | undefined {
  const ways = waysOut(net, subnet).flatMap((way) => {
    const draw = wayOver(net, subnet, way.hop);
    return draw ? [{ ...way, draw }] : [];
  });
  if (ways.length === 0) return undefined;
  const id = `${subnet.id} default route`;
  const known = net.find(id);
  if (known) return known.index;
  const draft = net.group(id, { is: 'way-out', of: subnet.id }, subnet);
  net.later(() => {
    for (const { draw, unless } of ways) {
      for (const { component, unless: doubt, byPlaceOf } of draw()) {
        net.need(draft, {
          of: [component],
          unless: unless ?? doubt,
          byPlaceOf: byPlaceOf === 'user' ? draft.index : byPlaceOf,
        });
      }
    }
  });
  return draft.index;
}

interface Part {
  readonly component: number;
  readonly unless?: Missing;
  /** The component whose place it follows from. */
  readonly byPlaceOf?: 'user' | number | undefined;
}

/** What the next hop consists of, to be drawn later; undefined for a hop that cannot fail. */
function wayOver(net: NetworkBuilder, subnet: Resource, hop: WayOut['hop']): (() => readonly Part[]) | undefined {
  const { kind, target, id } = hop;
  switch (kind) {
    case 'nat':
    case 'interface': {
      const isNat = id !== undefined && prefixOf(id) === 'nat';
      const component = target ? net.node(target) : isNat ? natOutside(net, id) : undefined;
      const byPlaceOf = servesItsZoneOnly(net, subnet, target?.id ?? id) ? 'user' : undefined;
      return component === undefined ? undefined : () => [{ component, byPlaceOf }];
    }
    case 'endpoint':
      return target && (() => throughFirewall(net, subnet, target));
    case 'transit-gateway': {
      const attachment = attachmentOf(net, vpcOf(net, subnet), target);
      return attachment && (() => overTransitGateway(net, subnet, attachment));
    }
    case 'vpn-gateway': {
      // The gateway is the Region's; the lines behind it are not. Without any in the inputs nothing is known of them.
      const component = target && premisesPath(net, target);
      return component === undefined ? undefined : () => [{ component }];
    }
    case 'internet':
    case 'local':
    case 'other':
    // Never a way out: what is behind the other VPC of a peering cannot be reached through it.
    case 'peering':
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** The endpoint in the subnet's zone, and the way on from the subnet the endpoint stands in. */
function throughFirewall(net: NetworkBuilder, subnet: Resource, target: Resource): readonly Part[] {
  const { component, own, subnet: behind, possible } = firewallEndpoint(net, target, zoneOf(net, subnet));
  const wayOn = (from: Resource, unless: Missing): readonly Part[] => {
    const on = from === subnet ? undefined : egress(net, from);
    return on === undefined ? [] : [{ component: on, unless, byPlaceOf: component }];
  };
  const byPlaceOf = servesItsZoneOnly(net, subnet, target.id, own) ? ('user' as const) : undefined;
  // A firewall does not stand where its own packets come back to it.
  const from = possible.filter((one) => !waysOut(net, one).some(({ hop }) => hop.target === target));
  return [
    ...(component === undefined ? [] : [{ component, byPlaceOf }]),
    ...(behind ? wayOn(behind, undefined) : from.flatMap((one) => wayOn(one, [endpointsFact(target)]))),
  ];
}

/**
 * Onto the gateway in this zone; then out where the default route of its tables leads: the way out of a hub, in this
 * Region or over a peering in another, or a line to the premises.
 */
function overTransitGateway(net: NetworkBuilder, subnet: Resource, attachment: Resource): readonly Part[] {
  const onto = { component: ontoTransitGateway(net, subnet, attachment), byPlaceOf: 'user' } as const;
  const { end, instead, gaps } = transitPath(net, attachment, everywhere[4].whole);
  const out = end ?? instead;
  if (!out || out === attachment) return [onto];
  const component = isType(out, 'aws_ec2_transit_gateway_vpc_attachment') ? hubExit(net, out) : net.node(out);
  if (component === undefined) return [onto];
  return [onto, { component, unless: end ? undefined : gaps }];
}

/** Any zone of the hub's attachment, with the way out of its subnet there. */
function hubExit(net: NetworkBuilder, hub: Resource): number {
  const id = `${hub.id} way out`;
  const known = net.find(id);
  if (known) return known.index;
  const exit = net.group(id, { is: 'hub-exit', of: hub.id }, hub);
  net.need(exit, {
    of: zoneParts(net, hub).map((place, index) => {
      const way = net.group(`${id} ${index + 1}`, exit.title, hub);
      net.need(way, { of: [place.component] });
      const out = place.subnets[0] && egress(net, place.subnets[0]);
      if (out !== undefined) net.need(way, { of: [out], byPlaceOf: place.component });
      return asAlternative({ ...place, component: way.index });
    }),
    detection: 'link-state',
    switchTime: net.times.time('tgw-zone'),
  });
  return exit.index;
}

/**
 * The way out for something that stands in one of several subnets, the plan does not tell which: a next hop that all of them
 * share is needed for certain; with `strict` every one of them is needed in the worst world.
 */
export function needWayOut(net: NetworkBuilder, part: Draft, subnets: readonly Resource[], strict: Missing): void {
  const ways = subnets.map((subnet) => egress(net, subnet));
  const certain = [...new Set(ways.filter((way) => way !== undefined))];
  if (certain.length > 0 && certain.length === new Set(ways).size) {
    net.need(part, { of: certain, detection: 'end-to-end', switchTime: atOnce, byPlaceOf: part.index });
  }
  if (strict === undefined || subnets.length === 1) return;
  for (const way of certain) net.need(part, { of: [way], unless: strict, byPlaceOf: part.index });
}
