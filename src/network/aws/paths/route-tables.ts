import type { Certainty } from '../../../graph/graph.ts';
import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, argument } from '../../fact.ts';
import { type Hop, hopsOfRoute, hopsWithin } from './next-hop.ts';
import { vpcOf } from '../places/subnets.ts';
import { named } from '../type-aliases.ts';

/** The routes of one table. */
export interface Routes {
  /** By what they lead to and where: the same route in two places is one. */
  readonly hops: Map<string, Hop>;
  /** VPN gateways whose routes it learns: the blocks are in no plan. */
  readonly learns: Set<Resource>;
  /** What would settle which further routes it has. */
  open: Missing;
}

export interface RouteTables {
  /** The table each subnet is associated with; several where the plan does not tell which. */
  readonly tablesOf: ReadonlyMap<Resource, { tables: Set<Resource>; certainty: Certainty }>;
  /** Subnets associated with a table that is not in the inputs, with what would tell it. */
  readonly outside: ReadonlyMap<Resource, Missing>;
  /** The main table of a VPC, where a resource manages it; the VPC itself stands for one that only routes name. */
  readonly mainOf: ReadonlyMap<Resource, Resource>;
  readonly routesOf: ReadonlyMap<Resource, Routes>;
  /** The table for what arrives by a gateway; only one whose association and routes are certain. */
  readonly edgeOf: ReadonlyMap<Resource, Resource>;
  /** A gateway may have a table that the inputs do not tell. */
  readonly looseEdges: boolean;
  /** VPCs with a table that leads out and that nothing is associated with. */
  readonly idleIn: ReadonlySet<Resource>;
  /** Routes whose table cannot be told: each may be in any. */
  readonly loose: readonly Hop[];
}

/**
 * Route tables as the inputs show them. Inline routes and `aws_route` count alike; the same prefix in both is one route.
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
 */
export function routeTables(net: NetworkBuilder): RouteTables {
  const mainOf = mainTables(net);
  const routesOf = new Map<Resource, Routes>();
  const at = (table: Resource): Routes => {
    const found = routesOf.get(table) ?? { hops: new Map<string, Hop>(), learns: new Set<Resource>(), open: undefined };
    routesOf.set(table, found);
    return found;
  };
  for (const table of net.all(tables())) {
    const blocks = table.attributes.blocks('route');
    for (const block of blocks) addHops(net, at(table), table, block);
    const { kind } = table.attributes.read('route');
    if (kind === 'unknown' && table.attributes.length('route') !== blocks.length) {
      at(table).open = [argument(table, 'route')];
      for (const hop of hopsWithin(net, table, 'route')) at(table).hops.set(hopKey(hop), hop);
    }
  }
  for (const table of net.graph.ofType('aws_route_table', 'data')) {
    for (const block of table.attributes.blocks('routes')) addHops(net, at(table), table, block);
  }
  const loose: Hop[] = [];
  for (const route of net.all(named('aws_route'))) {
    const { references, unresolved } = net.graph.resolve(route, path, [...tables(), ...named('aws_vpc')]);
    if (references.length === 0 && unresolved.length > 0) {
      loose.push(
        ...hopsOfRoute(net, route, route.attributes).map((hop) => ({ ...hop, certainty: 'guessed' as const })),
      );
    }
    // A table that cannot be told is guessed to be each it may be.
    for (const { target, certainty } of references) {
      addHops(net, at(tableNamed(mainOf, target)), route, route.attributes, certainty);
    }
  }
  learn(net, mainOf, at);
  return {
    ...associations(net),
    ...edges(net),
    idleIn: idleTables(net, mainOf, routesOf),
    mainOf,
    routesOf,
    loose,
  };
}

const path = 'route_table_id';

/** `aws_vpc.x.main_route_table_id` and `default_route_table_id` name the main table of the VPC. */
function tableNamed(mainOf: Map<Resource, Resource>, target: Resource): Resource {
  if (!named('aws_vpc').includes(target.type)) return target;
  const main = mainOf.get(target) ?? target;
  mainOf.set(target, main);
  return main;
}

/** Whichever table is main now; else the one the VPC was born with, where a resource has adopted it. */
function mainTables(net: NetworkBuilder): Map<Resource, Resource> {
  const mainOf = new Map<Resource, Resource>();
  for (const main of net.all(named('aws_main_route_table_association'))) {
    const vpc = vpcOf(net, main);
    const table = net.graph.resolve(main, path, tables()).references[0];
    if (vpc && table) mainOf.set(vpc, table.target);
  }
  for (const table of net.all(named('aws_default_route_table'))) {
    const vpc = net.graph.resolve(table, 'default_route_table_id', named('aws_vpc')).references[0]?.target;
    if (vpc && !mainOf.has(vpc)) mainOf.set(vpc, table);
  }
  return mainOf;
}

function associations(net: NetworkBuilder): Pick<RouteTables, 'tablesOf' | 'outside'> {
  const tablesOf = new Map<Resource, { tables: Set<Resource>; certainty: Certainty }>();
  const outside = new Map<Resource, Missing>();
  for (const association of net.all(named('aws_route_table_association'))) {
    const found = net.graph.resolve(association, path, tables()).references;
    const isMain = net.targets(association, path, named('aws_vpc')).length > 0;
    const isGuess = found[0]?.certainty === 'guessed';
    for (const subnet of net.graph.resolve(association, 'subnet_id', named('aws_subnet')).references) {
      const certainty = isGuess ? 'guessed' : subnet.certainty;
      const before = tablesOf.get(subnet.target);
      if (certainty === 'guessed' && before && before.certainty !== 'guessed') continue;
      if (found.length > 0) {
        const possible = certainty === 'guessed' ? (before?.tables ?? []) : [];
        const chosen = isGuess ? found : found.slice(0, 1);
        const all = new Set([...possible, ...chosen.map(({ target }) => target)]);
        tablesOf.set(subnet.target, { tables: all, certainty });
      } else if (certainty !== 'guessed' && !isMain) {
        // Not the main table, which a subnet has without association only: its routes are not known.
        outside.set(subnet.target, [argument(association, path)]);
      }
    }
  }
  return { tablesOf, outside };
}

/** A table with a default route and without any subnet was made for some: they lack the association. */
function idleTables(
  net: NetworkBuilder,
  mainOf: ReadonlyMap<Resource, Resource>,
  routesOf: ReadonlyMap<Resource, Routes>,
): ReadonlySet<Resource> {
  const joins = net.all(named('aws_route_table_association'));
  const resolved = joins.map((one) => net.graph.resolve(one, path, tables()));
  const used = new Set([
    ...mainOf.values(),
    ...resolved.flatMap(({ references }) => references.map(({ target }) => target)),
  ]);
  if (resolved.some(({ references, unresolved }) => references.length === 0 && unresolved.length > 0)) return new Set();
  const idle = net.all(named('aws_route_table')).filter((table) => {
    const hops = [...(routesOf.get(table)?.hops.values() ?? [])];
    return (
      !used.has(table) && hops.some(({ leadsTo, certainty }) => leadsTo.to === '0.0.0.0/0' && certainty !== 'guessed')
    );
  });
  return new Set(idle.flatMap((table) => vpcOf(net, table) ?? []));
}

/** Route tables of gateways. https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html */
function edges(net: NetworkBuilder): Pick<RouteTables, 'edgeOf' | 'looseEdges'> {
  const edgeOf = new Map<Resource, Resource>();
  let looseEdges = false;
  for (const association of net.all(named('aws_route_table_association'))) {
    const gateways = net.graph.resolve(association, 'gateway_id', ['aws_internet_gateway', 'aws_vpn_gateway']);
    if (gateways.omitted) continue;
    const [table] = net.targets(association, path, named('aws_route_table'));
    const isSure = gateways.references.some(({ certainty }) => certainty !== 'guessed');
    if (table?.mode !== 'managed' || !isSure) looseEdges = true;
    else for (const { target } of gateways.references) edgeOf.set(target, table);
  }
  return { edgeOf, looseEdges };
}

/** Routes that a table learns: from a VPN gateway, by its own argument or a resource, or from a route server. */
function learn(net: NetworkBuilder, mainOf: Map<Resource, Resource>, at: (table: Resource) => Routes): void {
  const gateways = ['aws_vpn_gateway'];
  const learnFrom = (table: Resource, owner: Resource, argumentPath: string): void => {
    const { references, omitted } = net.graph.resolve(owner, argumentPath, gateways);
    for (const { target } of references) at(table).learns.add(target);
    const isEmpty = omitted || owner.attributes.length(argumentPath) === 0;
    if (references.length === 0 && !isEmpty) at(table).open = [argument(owner, argumentPath)];
  };
  for (const table of net.all(tables())) learnFrom(table, table, 'propagating_vgws');
  for (const type of ['aws_vpn_gateway_route_propagation', 'aws_vpc_route_server_propagation']) {
    for (const one of net.graph.ofType(type)) {
      for (const target of net.targets(one, path, [...tables(), ...named('aws_vpc')])) {
        const table = tableNamed(mainOf, target);
        if (type === 'aws_vpn_gateway_route_propagation') learnFrom(table, one, 'vpn_gateway_id');
        else at(table).open = [argument(one, 'route_server_id')];
      }
    }
  }
}

function tables(): string[] {
  return named('aws_route_table', 'aws_default_route_table');
}

function addHops(
  net: NetworkBuilder,
  { hops }: Routes,
  owner: Resource,
  at: Attributes,
  sure: Certainty = 'exact',
): void {
  for (const next of hopsOfRoute(net, owner, at)) {
    const hop: Hop = sure === 'guessed' ? { ...next, certainty: sure } : next;
    const key = hopKey(hop);
    if (!hops.has(key)) hops.set(key, hop);
  }
}

/** Equal for routes to the same block over the same next hop. */
export function hopKey({ leadsTo, kind, target }: Hop): string {
  return JSON.stringify([leadsTo.to, kind, target?.id]);
}
