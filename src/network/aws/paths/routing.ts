import type { Certainty } from '../../../graph/graph.ts';
import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, argument } from '../../fact.ts';
import { type Choice, type Destination, longest } from './destination.ts';
import { type Hop, hopsOfRoute } from './next-hop.ts';
import { vpcOf } from '../places/subnets.ts';
import { named } from '../type-aliases.ts';

interface Routing {
  readonly tableOf: Map<Resource, { table: Resource; certainty: Certainty }>;
  /** Subnets associated with a table that is not in the inputs, with what would tell it. */
  readonly outside: Map<Resource, Missing>;
  readonly mainOf: Map<Resource, Resource>;
  /** By what they lead to and where: the same route in two places is one. */
  readonly hopsOf: Map<Resource, Map<string, Hop>>;
}

/**
 * Next hops of a subnet: those of its associated route table, else of the VPC's main table. Inline routes and `aws_route`
 * count alike; the same prefix in both is one route. Empty where the table is not in the inputs. What a table learns from a
 * VPN gateway is not here: the blocks are in no plan, and a static route to the same block comes before.
 */
export function hopsOf(net: NetworkBuilder, subnet: Resource): readonly Hop[] {
  const routing = net.once(routingOf);
  const associated = routing.tableOf.get(subnet);
  if (associated) {
    const hops = hopsIn(routing, associated.table);
    return associated.certainty === 'guessed' ? hops.map((hop) => ({ ...hop, certainty: 'guessed' })) : hops;
  }
  if (routing.outside.has(subnet)) return [];
  const vpc = vpcOf(net, subnet);
  const main = vpc && routing.mainOf.get(vpc);
  return main ? hopsIn(routing, main) : [];
}

function hopsIn({ hopsOf: byTable }: Routing, table: Resource): readonly Hop[] {
  return [...(byTable.get(table)?.values() ?? [])];
}

/** The next hop of a subnet for a destination, and those that may outrank it as far as the plan tells. */
export function hopTo(net: NetworkBuilder, subnet: Resource, destination: Destination): Choice<Hop> {
  return longest(hopsOf(net, subnet), destination);
}

/** What would tell the route table of a subnet that is associated with one outside the inputs. */
export function tableOutside(net: NetworkBuilder, subnet: Resource): Missing {
  return net.once(routingOf).outside.get(subnet);
}

/** The route table a subnet is associated with for certain, where this deployment manages it: then its routes are known. */
export function managedTable(net: NetworkBuilder, subnet: Resource): Resource | undefined {
  const associated = net.once(routingOf).tableOf.get(subnet);
  return associated && associated.certainty !== 'guessed' && associated.table.mode === 'managed'
    ? associated.table
    : undefined;
}

/** Everything any route of the inputs leads to. */
export function allHops(net: NetworkBuilder): readonly Hop[] {
  return [...net.once(routingOf).hopsOf.values()].flatMap((hops) => [...hops.values()]);
}

function routingOf(net: NetworkBuilder): Routing {
  const routing: Routing = { tableOf: new Map(), outside: new Map(), mainOf: new Map(), hopsOf: new Map() };
  for (const association of ofTypes(net, 'aws_route_table_association')) associate(net, routing, association);
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
    for (const block of table.attributes.blocks('route')) addHops(net, routing, table, table, block);
  }
  for (const table of net.graph.ofType('aws_route_table', 'data')) {
    for (const block of table.attributes.blocks('routes')) addHops(net, routing, table, table, block);
  }
  for (const route of ofTypes(net, 'aws_route')) {
    // A table that cannot be told is guessed to be each it may be.
    for (const table of net.graph.resolve(route, 'route_table_id', tables()).references) {
      addHops(net, routing, table.target, route, route.attributes, table.certainty);
    }
    // `aws_vpc.x.main_route_table_id` and `default_route_table_id` name the main table of the VPC.
    const vpc = net.graph.resolve(route, 'route_table_id', named('aws_vpc')).references[0]?.target;
    if (vpc) {
      const main = routing.mainOf.get(vpc) ?? vpc;
      routing.mainOf.set(vpc, main);
      addHops(net, routing, main, route, route.attributes);
    }
  }
  return routing;
}

function associate(net: NetworkBuilder, routing: Routing, association: Resource): void {
  const table = net.graph.resolve(association, 'route_table_id', tables()).references[0];
  for (const subnet of net.graph.resolve(association, 'subnet_id', named('aws_subnet')).references) {
    const certainty = table?.certainty === 'guessed' ? 'guessed' : subnet.certainty;
    if (certainty === 'guessed' && routing.tableOf.has(subnet.target)) continue;
    if (table) routing.tableOf.set(subnet.target, { table: table.target, certainty });
    else if (certainty !== 'guessed' && !net.once(mainTables).has(association)) {
      // Not the main table, which a subnet has without association only: its routes are not known.
      routing.outside.set(subnet.target, [argument(association, 'route_table_id')]);
    }
  }
}

/** Associations with a VPC's own main table, `aws_vpc.x.main_route_table_id`. */
function mainTables(net: NetworkBuilder): ReadonlySet<Resource> {
  const all = ofTypes(net, 'aws_route_table_association');
  return new Set(all.filter((one) => net.targets(one, 'route_table_id', named('aws_vpc')).length > 0));
}

function tables(): string[] {
  return named('aws_route_table', 'aws_default_route_table');
}

function ofTypes(net: NetworkBuilder, type: string): readonly Resource[] {
  return net.all(named(type));
}

function addHops(
  net: NetworkBuilder,
  routing: Routing,
  table: Resource,
  owner: Resource,
  at: Attributes,
  sure: Certainty = 'exact',
): void {
  const hops = routing.hopsOf.get(table) ?? new Map<string, Hop>();
  routing.hopsOf.set(table, hops);
  for (const next of hopsOfRoute(net, owner, at)) {
    const hop: Hop = sure === 'guessed' ? { ...next, certainty: sure } : next;
    const key = JSON.stringify([hop.leadsTo.to, hop.kind, hop.target?.id]);
    if (!hops.has(key)) hops.set(key, hop);
  }
}
