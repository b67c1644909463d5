import type { Resource } from '../../input/deployment.ts';
import { type Draft, type NetworkBuilder, atOnce } from '../builder.ts';
import { firewallEndpoint } from './firewall.ts';
import { attachmentOf, attachmentType, attachmentZones, ontoTransitGateway } from './transit-gateway.ts';
import { named } from './types.ts';
import { type Hop, defaultHop } from './routing.ts';
import { vpcOf, zoneOf } from './vpc.ts';

/**
 * What a host in the subnet needs to reach the world: the next hop of its default route. Undefined when that hop
 * cannot fail below a Region (internet gateway, VPN gateway), or when there is no default route.
 * A table has exactly one next hop per prefix, without health check: nothing takes over.
 */
export function egress(net: NetworkBuilder, subnet: Resource): number | undefined {
  const hop = defaultHop(net, subnet);
  if (!hop) return undefined;
  const target = hopNode(net, subnet, hop);
  if (target === undefined) return undefined;
  const id = `${subnet.id} default route`;
  const known = net.find(id);
  if (known) return known.index;
  const way = net.group(id, `the way out of ${subnet.address}`, subnet);
  const label = `the default route of ${subnet.address}`;
  if (hop.kind === 'transit-gateway' && hop.target) {
    const exit = centralEgress(net, hop.target, attachmentOf(net, vpcOf(net, subnet), hop.target));
    if (exit !== undefined) net.need(way, { label: 'the central way out', of: [exit] });
  }
  if (hop.certainty === 'guessed') {
    net.need(way, { label, of: [target], unless: `the next hop of 0.0.0.0/0 for ${subnet.address}` });
  } else {
    net.need(way, { label, of: [target] });
  }
  return way.index;
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

function hopNode(net: NetworkBuilder, subnet: Resource, hop: Hop): number | undefined {
  switch (hop.kind) {
    case 'nat':
    case 'interface':
      return hop.target && net.node(hop.target);
    case 'transit-gateway':
      return ontoTransitGateway(net, subnet, hop.target);
    case 'endpoint':
      return hop.target && firewallEndpoint(net, hop.target, zoneOf(net, subnet));
    case 'internet':
    case 'peering':
    case 'vpn-gateway':
    case 'other':
      return undefined;
    default:
      return hop.kind satisfies never;
  }
}

/** The VPC and kind of every next hop of a subnet: equal texts are routed alike. */
export function routeSignature(net: NetworkBuilder, subnet: Resource, hops: readonly Hop[]): string {
  const routes = hops.map((hop) => `${hop.prefix}>${hop.kind}`).toSorted();
  return `${vpcOf(net, subnet)?.id ?? ''} ${routes.join(' ')}`;
}

/** Central egress: behind the transit gateway's own 0.0.0.0/0 route, any zone of the egress VPC with its way out. */
function centralEgress(net: NetworkBuilder, gateway: Resource, from: Resource | undefined): number | undefined {
  const id = `${gateway.id} central egress`;
  const known = net.find(id);
  if (known) return known.index;
  for (const route of net.graph.ofType('aws_ec2_transit_gateway_route')) {
    if (route.attributes.string('destination_cidr_block') !== '0.0.0.0/0') continue;
    const attachment = net.graph.resolve(route, 'transit_gateway_attachment_id', named(attachmentType)).references[0];
    const table = net.graph.resolve(route, 'transit_gateway_route_table_id', [
      'aws_ec2_transit_gateway_route_table',
      ...named('aws_ec2_transit_gateway'),
    ]).references[0]?.target;
    const owner =
      table && table.type === 'aws_ec2_transit_gateway_route_table'
        ? net.graph.resolve(table, 'transit_gateway_id', named('aws_ec2_transit_gateway')).references[0]?.target
        : table;
    if (!attachment || attachment.target === from || (owner && owner !== gateway)) continue;
    const exit = net.group(id, `the way out behind ${gateway.address}`, gateway);
    const ways = attachmentZones(net, attachment.target).map(({ zone, draft, subnet }) => {
      const way = net.group(`${id} ${zone.key}`, `the way out in ${zone.label}`, attachment.target);
      net.need(way, { label: 'a transit gateway attachment', of: [draft.index] });
      // An interface in the egress VPC forwards by its own subnet's table; never back onto the transit gateway.
      if (defaultHop(net, subnet)?.kind !== 'transit-gateway') {
        const out = egress(net, subnet);
        if (out !== undefined) net.need(way, { label: 'a route to 0.0.0.0/0', of: [out] });
      }
      return way.index;
    });
    net.need(exit, {
      label: 'a zone of the egress VPC',
      of: ways,
      detection: 'link-state',
      switchTime: net.times.time('tgw-zone'),
    });
    return exit.index;
  }
  return undefined;
}
