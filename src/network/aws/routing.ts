import type { Certainty } from '../../graph/graph.ts';
import type { Attributes } from '../../input/attributes.ts';
import type { Resource } from '../../input/deployment.ts';
import type { NetworkBuilder } from '../builder.ts';
import { isType, named } from './types.ts';
import { vpcOf } from './vpc.ts';

/** Kinds of next hop, as AWS names the arguments of a route. */
export type HopKind =
  'internet' | 'nat' | 'transit-gateway' | 'endpoint' | 'interface' | 'peering' | 'vpn-gateway' | 'other';

export interface Hop {
  readonly prefix: string;
  readonly kind: HopKind;
  /** Undefined when the target is not in the inputs. */
  readonly target: Resource | undefined;
  /** Its id, where that is all that is known: `nat-0123`. */
  readonly id?: string;
  readonly certainty: Certainty;
}

/** Arguments that name a next hop, and what they may name. `gateway_id` may be either gateway. */
const hopArguments: readonly (readonly [argument: string, kind: HopKind, types: readonly string[]])[] = [
  ['nat_gateway_id', 'nat', ['aws_nat_gateway']],
  ['transit_gateway_id', 'transit-gateway', ['aws_ec2_transit_gateway']],
  ['vpc_endpoint_id', 'endpoint', ['aws_vpc_endpoint', 'aws_networkfirewall_firewall']],
  ['network_interface_id', 'interface', ['aws_network_interface', 'aws_instance']],
  ['instance_id', 'interface', ['aws_instance']],
  ['vpc_peering_connection_id', 'peering', ['aws_vpc_peering_connection', 'aws_vpc_peering_connection_accepter']],
  ['egress_only_gateway_id', 'internet', ['aws_egress_only_internet_gateway']],
  ['gateway_id', 'internet', ['aws_internet_gateway', 'aws_vpn_gateway']],
  ['core_network_arn', 'other', []],
  ['carrier_gateway_id', 'other', []],
  ['local_gateway_id', 'other', []],
];

const prefixArguments = [
  'destination_cidr_block',
  'cidr_block',
  'destination_ipv6_cidr_block',
  'ipv6_cidr_block',
  'destination_prefix_list_id',
];

interface Routing {
  readonly tableOf: Map<Resource, { table: Resource; certainty: Certainty }>;
  readonly mainOf: Map<Resource, Resource>;
  readonly hopsOf: Map<Resource, Hop[]>;
}

/**
 * Next hops of a subnet, one per prefix: those of its associated route table, else of the VPC's main table. Inline
 * routes and `aws_route` count alike; the same prefix in both is one route.
 */
export function hopsOf(net: NetworkBuilder, subnet: Resource): readonly Hop[] {
  const routing = net.once(routingOf);
  const associated = routing.tableOf.get(subnet);
  if (associated) {
    const hops = routing.hopsOf.get(associated.table) ?? [];
    return associated.certainty === 'guessed' ? hops.map((hop) => ({ ...hop, certainty: 'guessed' })) : hops;
  }
  const vpc = vpcOf(net, subnet);
  const main = vpc && routing.mainOf.get(vpc);
  return (main && routing.hopsOf.get(main)) ?? [];
}

/** The next hop for addresses that match nothing more specific: that of 0.0.0.0/0. */
export function defaultHop(net: NetworkBuilder, subnet: Resource): Hop | undefined {
  return hopsOf(net, subnet).find((hop) => hop.prefix === '0.0.0.0/0');
}

function routingOf(net: NetworkBuilder): Routing {
  const routing: Routing = { tableOf: new Map(), mainOf: new Map(), hopsOf: new Map() };
  for (const association of ofTypes(net, 'aws_route_table_association')) {
    const table = net.graph.resolve(association, 'route_table_id', tables()).references[0];
    for (const subnet of net.graph.resolve(association, 'subnet_id', named('aws_subnet')).references) {
      const certainty = table?.certainty === 'guessed' ? 'guessed' : subnet.certainty;
      if (table && (certainty !== 'guessed' || !routing.tableOf.has(subnet.target))) {
        routing.tableOf.set(subnet.target, { table: table.target, certainty });
      }
    }
  }
  for (const main of ofTypes(net, 'aws_main_route_table_association')) {
    const vpc = vpcOf(net, main);
    const table = net.graph.resolve(main, 'route_table_id', tables()).references[0];
    if (vpc && table) routing.mainOf.set(vpc, table.target);
  }
  for (const table of ofTypes(net, 'aws_default_route_table')) {
    const vpc = net.graph.resolve(table, 'default_route_table_id', named('aws_vpc')).references[0]?.target;
    if (vpc && !routing.mainOf.has(vpc)) routing.mainOf.set(vpc, table);
  }
  for (const table of net.all(tables())) {
    for (const block of table.attributes.blocks('route')) addHop(net, routing, table, table, block);
  }
  for (const route of ofTypes(net, 'aws_route')) {
    for (const table of net.graph.resolve(route, 'route_table_id', tables()).references) {
      addHop(net, routing, table.target, route, route.attributes, table.certainty);
    }
    // `aws_vpc.x.main_route_table_id` and `default_route_table_id` name the main table of the VPC.
    const vpc = net.graph.resolve(route, 'route_table_id', named('aws_vpc')).references[0]?.target;
    if (vpc) {
      const main = routing.mainOf.get(vpc) ?? vpc;
      routing.mainOf.set(vpc, main);
      addHop(net, routing, main, route, route.attributes);
    }
  }
  return routing;
}

function tables(): string[] {
  return named('aws_route_table', 'aws_default_route_table');
}

function ofTypes(net: NetworkBuilder, type: string): readonly Resource[] {
  return net.all(named(type));
}

function addHop(
  net: NetworkBuilder,
  routing: Routing,
  table: Resource,
  owner: Resource,
  at: Attributes,
  sure: Certainty = 'exact',
): void {
  const prefix = prefixArguments.map((name) => at.string(name)).find((text) => text !== undefined && text !== '');
  const hops = routing.hopsOf.get(table) ?? [];
  routing.hopsOf.set(table, hops);
  const next = nextHop(net, owner, at, prefix ?? 'a prefix known after apply');
  const hop: Hop = sure === 'guessed' ? { ...next, certainty: sure } : next;
  if (!hops.some((other) => other.prefix === hop.prefix && other.kind === hop.kind && other.target === hop.target)) {
    hops.push(hop);
  }
}

function nextHop(net: NetworkBuilder, owner: Resource, at: Attributes, prefix: string): Hop {
  const base = at.path === '' ? '' : `${at.path}.`;
  for (const [argument, kind, types] of hopArguments) {
    const resolution = net.graph.resolve(owner, base + argument, types.length > 0 ? named(...types) : undefined);
    const reference = resolution.references[0];
    if (reference) {
      const actual = isType(reference.target, 'aws_vpn_gateway') ? 'vpn-gateway' : kind;
      return { prefix, kind: actual, target: reference.target, certainty: reference.certainty };
    }
    const literal = resolution.literals.find((text) => text !== '');
    if (literal !== undefined)
      return { prefix, kind: literalKind(literal) ?? kind, target: undefined, id: literal, certainty: 'exact' };
    if (!resolution.omitted && resolution.unresolved.length > 0) {
      return { prefix, kind, target: undefined, certainty: 'exact' };
    }
  }
  return { prefix, kind: 'other', target: undefined, certainty: 'guessed' };
}

function literalKind(id: string): HopKind | undefined {
  if (id.startsWith('igw-') || id.startsWith('eigw-')) return 'internet';
  if (id.startsWith('vgw-')) return 'vpn-gateway';
  return undefined;
}
