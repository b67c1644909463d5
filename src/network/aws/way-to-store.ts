import type { Resource } from '../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../builder.ts';
import { longestPrefix } from './cidr.ts';
import { firewallEndpoint } from './firewall.ts';
import { type Hop, hopsOf } from './routing.ts';
import { attachmentOf, ontoTransitGateway } from './transit-gateway.ts';
import { named } from './types.ts';
import { subnetsOf, vpcOf, zoneOf } from './vpc.ts';

/** How a store names the subnets it stands in: by a subnet group, or itself. */
const places: readonly (readonly [path: string, group: string])[] = [
  ['db_subnet_group_name', 'aws_db_subnet_group'],
  ['db_subnet_group_name', 'aws_docdb_subnet_group'],
  ['neptune_subnet_group_name', 'aws_neptune_subnet_group'],
  ['subnet_group_name', 'aws_elasticache_subnet_group'],
];

/**
 * What a program in `subnet` needs to reach stores in other VPCs: the next hop of the longest prefix that holds the store's
 * VPC, one per route table. Peering is not transitive: a connection carries traffic between its own two VPCs only.
 */
export function needWaysToStores(
  net: NetworkBuilder,
  client: Draft,
  subnet: Resource | undefined,
  stores: readonly Resource[],
): void {
  const from = subnet && vpcOf(net, subnet);
  if (!subnet || !from) return;
  for (const vpc of new Set(stores.map((store) => vpcOfStore(net, store)))) {
    const block = vpc?.attributes.string('cidr_block');
    if (!vpc || vpc === from || block === undefined) continue;
    const hops = hopsOf(net, subnet);
    const prefix = longestPrefix(
      hops.map((hop) => hop.prefix),
      block,
    );
    const hop = hops.find((one) => one.prefix === prefix);
    if (hop && hop.certainty !== 'guessed') cross(net, client, subnet, vpc, hop);
  }
}

function cross(net: NetworkBuilder, client: Draft, subnet: Resource, to: Resource, hop: Hop): void {
  const label = `the route from ${subnet.address} to ${to.address}`;
  const need = (component: number | undefined): void => {
    if (component !== undefined) net.need(client, { label, of: [component] });
  };
  switch (hop.kind) {
    case 'transit-gateway': {
      const near = attachmentOf(net, vpcOf(net, subnet), hop.target);
      if (near) need(ontoTransitGateway(net, subnet, near));
      const far = attachmentOf(net, to, hop.target);
      if (far) need(net.node(far));
      return;
    }
    case 'peering': {
      const ends = hop.target && peeredVpcs(net, hop.target);
      if (ends && ends.length === 2 && !ends.includes(to)) {
        net.need(client, { label, of: [], unless: `${label}: ${hop.target?.address} does not end in ${to.address}` });
      }
      return;
    }
    case 'nat':
    case 'interface':
      return need(hop.target && net.node(hop.target));
    case 'endpoint':
      return need(hop.target && firewallEndpoint(net, hop.target, zoneOf(net, subnet)).component);
    case 'internet':
    case 'vpn-gateway':
    case 'other':
      return;
    default:
      hop.kind satisfies never;
  }
}

function peeredVpcs(net: NetworkBuilder, peering: Resource): readonly Resource[] {
  return ['vpc_id', 'peer_vpc_id'].flatMap((path) => net.targets(peering, path, named('aws_vpc')));
}

function vpcOfStore(net: NetworkBuilder, store: Resource): Resource | undefined {
  const subnets = [
    ...places
      .flatMap(([path, group]) => net.targets(store, path, [group]))
      .flatMap((one) => subnetsOf(net, one, 'subnet_ids')),
    ...subnetsOf(net, store, 'vpc_options.subnet_ids'),
  ];
  return subnets[0] && vpcOf(net, subnets[0]);
}
