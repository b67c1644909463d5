import type { Resource } from '../../input/deployment.ts';
import { type Draft, type NetworkBuilder, alternative, asAlternative, atOnce } from '../builder.ts';
import { firewallEndpoint } from './firewall.ts';
import { attachmentOf, attachmentZones, exitOf, ontoTransitGateway } from './transit-gateway.ts';
import { type Hop, defaultHop } from './routing.ts';
import { vpcOf, zoneOf } from './vpc.ts';

/**
 * What a host in the subnet needs to reach the world: the next hop of its default route, and what that hop needs in
 * turn. Undefined when the hop cannot fail below a Region (internet gateway, VPN gateway), or without default route.
 * A table has exactly one next hop per prefix, without health check: nothing takes over.
 */
export function egress(net: NetworkBuilder, subnet: Resource): number | undefined {
  const hop = defaultHop(net, subnet);
  const way = hop && wayOver(net, subnet, hop);
  if (!way) return undefined;
  const id = `${subnet.id} default route`;
  const known = net.find(id);
  if (known) return known.index;
  const draft = net.group(id, `the way out of ${subnet.address}`, subnet);
  const unless = `the next hop of 0.0.0.0/0 for ${subnet.address}`;
  net.later(() => {
    for (const [label, of] of way()) {
      net.need(draft, hop.certainty === 'guessed' ? { label, of: [of], unless } : { label, of: [of] });
    }
  });
  return draft.index;
}

type Way = () => readonly (readonly [label: string, component: number])[];

/** What the next hop consists of, to be drawn later; undefined for a hop that cannot fail. */
function wayOver(net: NetworkBuilder, subnet: Resource, { kind, target, id }: Hop): Way | undefined {
  const label = `the default route of ${subnet.address}`;
  switch (kind) {
    case 'nat':
    case 'interface': {
      const node = target ? net.node(target) : id?.startsWith('nat-') ? outsideGateway(net, id) : undefined;
      return node === undefined ? undefined : () => [[label, node]];
    }
    case 'endpoint':
      return target && (() => throughFirewall(net, subnet, target, label));
    case 'transit-gateway': {
      const attachment = attachmentOf(net, vpcOf(net, subnet), target);
      return attachment && (() => overTransitGateway(net, subnet, attachment, target, label));
    }
    case 'internet':
    case 'peering':
    case 'vpn-gateway':
    case 'other':
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** A NAT gateway known by its id only: zonal in the worst world, regional in the best. */
function outsideGateway(net: NetworkBuilder, id: string): number {
  const known = net.find(`outside ${id}`);
  if (known) return known.index;
  const gateway = net.group(`outside ${id}`, id);
  const zonal = net.group(`outside ${id} zonal`, id);
  net.embody(zonal, { role: 'router' });
  const regional = net.group(`outside ${id} regional`, id);
  const missing = `whether ${id} is a regional NAT gateway`;
  net.need(gateway, {
    label: 'the NAT gateway',
    of: [zonal.index, alternative(regional.index, { world: 'best', missing })],
    detection: 'link-state',
    switchTime: net.times.time('nat-regional-zone'),
  });
  return gateway.index;
}

/** The endpoint in the subnet's zone, and the way on from the subnet the endpoint stands in. */
function throughFirewall(net: NetworkBuilder, subnet: Resource, target: Resource, label: string): ReturnType<Way> {
  const { component, subnet: behind } = firewallEndpoint(net, target, zoneOf(net, subnet));
  const on = behind && behind !== subnet ? egress(net, behind) : undefined;
  return [
    ...(component === undefined ? [] : [[label, component] as const]),
    ...(on === undefined ? [] : [['the way on from the firewall', on] as const]),
  ];
}

/** Onto the gateway in this zone; and where the gateway's own default route leads to a hub, out of there. */
function overTransitGateway(
  net: NetworkBuilder,
  subnet: Resource,
  attachment: Resource,
  gateway: Resource | undefined,
  label: string,
): ReturnType<Way> {
  const onto = [label, ontoTransitGateway(net, subnet, attachment)] as const;
  const hub = gateway && exitOf(net, attachment, gateway);
  return hub ? [onto, ['the central way out', hubExit(net, hub)]] : [onto];
}

/** Any zone of the hub's attachment, with the way out of its subnet there. */
function hubExit(net: NetworkBuilder, hub: Resource): number {
  const id = `${hub.id} way out`;
  const known = net.find(id);
  if (known) return known.index;
  const exit = net.group(id, `the way out behind ${hub.address}`, hub);
  net.need(exit, {
    label: 'a zone of the hub',
    of: attachmentZones(net, hub).map((place, index) => {
      const way = net.group(`${id} ${index + 1}`, `the way out behind ${hub.address}`, hub);
      net.need(way, { label: 'a transit gateway attachment', of: [place.component] });
      const out = place.subnet && egress(net, place.subnet);
      if (out !== undefined) net.need(way, { label: 'a route to 0.0.0.0/0', of: [out] });
      return asAlternative({ ...place, component: way.index });
    }),
    detection: 'link-state',
    switchTime: net.times.time('tgw-zone'),
  });
  return exit.index;
}

/**
 * The way out for something that stands in one of several subnets, nobody knows which: a next hop that all of them share is
 * needed for certain; with `strict` every one of them is needed in the worst world.
 */
export function needWayOut(
  net: NetworkBuilder,
  part: Draft,
  subnets: readonly Resource[],
  strict: string | undefined,
): void {
  const ways = subnets.map((subnet) => egress(net, subnet));
  const certain = [...new Set(ways.filter((way) => way !== undefined))];
  const label = 'the way out of its subnet';
  if (certain.length > 0 && certain.length === new Set(ways).size) {
    net.need(part, { label, of: certain, detection: 'end-to-end', switchTime: atOnce });
  }
  if (strict === undefined || subnets.length === 1) return;
  for (const way of certain) net.need(part, { label, of: [way], unless: strict });
}

/** The VPC and kind of every next hop of a subnet: equal texts are routed alike. */
export function routeSignature(net: NetworkBuilder, subnet: Resource, hops: readonly Hop[]): string {
  const routes = hops.map((hop) => `${hop.prefix}>${hop.kind}`).toSorted();
  return `${vpcOf(net, subnet)?.id ?? ''} ${routes.join(' ')}`;
}
